using Microsoft.Extensions.Logging.Console;

namespace TraceEngine.Host.Serving;

/// <summary>One line a message on standard error; standard output is for people and pipes.</summary>
internal static class ServerLogging
{
    public static void Configure(ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.SetMinimumLevel(LogLevel.Information);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("System", LogLevel.Warning);
        logging.AddFilter("Grpc", LogLevel.Warning);

        // A broken connection is reported by the room that used it, not by the driver too.
        logging.AddFilter("Npgsql", LogLevel.Critical);

        // While this logs at any level, each call gets an activity and a scope that nobody reads. Kestrel reports a call that
        // threw.
        logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);

        // A failed start is one sentence of ours; the hosting layer would print the stack too.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
        });
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
