namespace TraceEngine.Query.Exports.Disk;

/// <summary>Exports would take more of the disk than they may.</summary>
internal sealed class ExportDiskCapException(long cap)
    : IOException($"Exports would take more than {cap} bytes on disk.");
