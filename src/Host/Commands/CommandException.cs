namespace TraceEngine.Host.Commands;

/// <summary>
/// A command can't go on; the message is for the person who typed it, in Chinese and English, with the way out.
/// </summary>
internal sealed class CommandException : Exception
{
    /// <summary>Something failed while running.</summary>
    public const int OperatingCode = 1;

    /// <summary>The arguments are wrong.</summary>
    public const int UsageCode = 2;

    /// <summary>It is done, and rows were refused.</summary>
    public const int RefusedRowsCode = 3;

    private CommandException(string message, int exitCode, Exception? inner)
        : base(message, inner) => ExitCode = exitCode;

    public int ExitCode { get; }

    public static CommandException Operating(string message, Exception? inner = null) => new(message, OperatingCode, inner);

    public static CommandException Usage(string message) => new(message, UsageCode, null);
}
