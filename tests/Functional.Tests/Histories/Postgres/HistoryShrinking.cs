namespace TraceEngine.Functional.Tests.Histories.Postgres;

/// <summary>Finds a short history that fails: what fails in it is told.</summary>
internal static class HistoryShrinking
{
    private const int MostShrinks = 60;

    /// <summary>Leaves out steps as long as it still fails.</summary>
    /// <param name="history">A history that failed.</param>
    /// <param name="message">Why.</param>
    /// <param name="failureOf">Lives a history; null when it does not fail.</param>
    public static async Task<string> ShrinkAsync(History history, string message, Func<History, Task<string?>> failureOf)
    {
        for (var tries = 0; tries < MostShrinks;)
        {
            var smaller = default(History);
            foreach (var shorter in RandomHistories.Shorter(history).TakeWhile(_ => tries++ < MostShrinks))
            {
                if (await failureOf(shorter) is { } still)
                {
                    (smaller, message) = (shorter, still);
                    break;
                }
            }

            if (smaller is null)
            {
                break;
            }

            history = smaller;
        }

        return message;
    }
}
