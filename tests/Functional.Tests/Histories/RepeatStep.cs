namespace TraceEngine.Functional.Tests.Histories;

/// <summary>Sends an earlier document again, or something else under its number.</summary>
/// <param name="Original">The document, sent as one of its own.</param>
/// <param name="Other">What comes instead of its content; null for the same.</param>
internal sealed record RepeatStep(HistoryStep Original, HistoryStep? Other)
    : HistoryStep(Original.By, Original.Number, Original.Way)
{
    public override string ToString() => Other is null ? $"again {Number}" : $"conflict {Number}: {Other}";
}
