using Microsoft.Extensions.Options;

namespace TraceEngine.Ingest;

/// <summary>Reports every wrong setting at once.</summary>
internal sealed class IngestOptionsValidator : IValidateOptions<IngestOptions>
{
    private const int MaxLanes = 64;

    public ValidateOptionsResult Validate(string? name, IngestOptions options)
    {
        var faults = new List<string>();
        Range(faults, "Limits:MaxCodesPerBatch", options.Limits.MaxCodesPerBatch, 1, 1_000_000);
        Range(faults, "Limits:MaxSectionsPerBatch", options.Limits.MaxSectionsPerBatch, 1, 100_000);
        Range(faults, "Limits:MaxMessageBytes", options.Limits.MaxMessageBytes, 64 * 1024, 64 * 1024 * 1024);
        Range(faults, "Limits:MaxClientPositionBytes", options.Limits.MaxClientPositionBytes, 1, 1024);
        Range(faults, "Limits:MaxStreamNameCharacters", options.Limits.MaxStreamNameCharacters, 1, 1000);
        Range(faults, "Limits:MaxDocumentNumberCharacters", options.Limits.MaxDocumentNumberCharacters, 1, 1000);
        Range(faults, "Reception:MaxInFlightBytesPerStream", options.Reception.MaxInFlightBytesPerStream, 64 * 1024, 1 << 30);
        Range(faults, "Reception:MaxInFlightBatchesPerStream", options.Reception.MaxInFlightBatchesPerStream, 1, 10_000);
        Range(faults, "Reception:MaxInFlightBytesOfHost", options.Reception.MaxInFlightBytesOfHost, 1 << 20, 1L << 36);
        Range(faults, "Reception:MaxStreamsOfHost", options.Reception.MaxStreamsOfHost, 1, 100_000);
        Range(faults, "Reception:MaxStreamsOfEnterprise", options.Reception.MaxStreamsOfEnterprise, 1, 100_000);
        Range(faults, "Reception:IdleTimeout (s)", (long)options.Reception.IdleTimeout.TotalSeconds, 1, 86_400);
        Range(faults, "Lanes:Count", options.Lanes.Count, 0, MaxLanes);
        Range(faults, "Lanes:MaxGroupRows", options.Lanes.MaxGroupRows, 1, 1_000_000);
        Range(faults, "Lanes:QueueCapacity", options.Lanes.QueueCapacity, 1, 100_000);
        Range(faults, "Lanes:PenaltyRestFactor", options.Lanes.PenaltyRestFactor, 0, 1000);
        Range(faults, "Writer:MaxRedos", options.Writer.MaxRedos, 0, 100);
        Range(faults, "Rows:MaxContentsPerRow", options.Rows.MaxContentsPerRow, 1, 10_000_000);
        Range(faults, "Shelves:LeaseWait (ms)", (long)options.Shelves.LeaseWait.TotalMilliseconds, 2001, 60_000);
        Range(faults, "Shelves:CommandTimeout (ms)", (long)options.Shelves.CommandTimeout.TotalMilliseconds, 10, 60_000);
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static void Range(List<string> faults, string name, long value, long minimum, long maximum)
    {
        if (value < minimum || value > maximum)
        {
            faults.Add($"Ingest:{name} 为 {value}，应在 {minimum} 至 {maximum} 之间 / is {value}, not {minimum} to {maximum}");
        }
    }
}
