using System.Runtime.InteropServices;

namespace TraceEngine.Storage.Servers;

internal static class SignalExtensions
{
    /// <summary>Sends the signal; false when there is no such process any more (or it isn't ours).</summary>
    public static bool SendTo(this Signal signal, int processId) => Kill(processId, (int)signal) == 0;

    /// <summary>The name that <c>setpriv --pdeathsig</c> takes.</summary>
    public static string Name(this Signal signal) => signal switch
    {
        Signal.Interrupt => "INT",
        Signal.Quit => "QUIT",
        Signal.Kill => "KILL",
        Signal.Terminate => "TERM",
        _ => throw new ArgumentOutOfRangeException(nameof(signal), signal, null),
    };

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int processId, int signal);
}
