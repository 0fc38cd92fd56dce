using Microsoft.Extensions.Logging;

namespace TraceEngine.Ingest.Tests.Model;

/// <summary>A lane that logs a broken invariant breaks the run.</summary>
internal sealed class BrokenLaneLogger(World world) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Critical;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            world.Broken ??= exception ?? new ModelViolationException(formatter(state, exception));
        }
    }
}
