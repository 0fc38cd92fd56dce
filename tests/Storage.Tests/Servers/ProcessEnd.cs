using System.Diagnostics;

namespace TraceEngine.Storage.Tests.Servers;

internal static class ProcessEnd
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Returns when the process is gone (it need not be a child of ours); fails when it outlives the limit.</summary>
    public static async Task OfAsync(int processId)
    {
        Process process;
        try
        {
            process = Process.GetProcessById(processId);
        }
        catch (ArgumentException)
        {
            return;
        }
        using (process)
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Limit);
        }
    }
}
