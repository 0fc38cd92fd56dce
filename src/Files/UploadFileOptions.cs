namespace TraceEngine.Files;

/// <summary>Limits for files that people send. They bound memory and time whatever a file holds.</summary>
public sealed record UploadFileOptions
{
    /// <summary>The defaults.</summary>
    public static UploadFileOptions Default { get; } = new();

    /// <summary>
    /// Largest file in bytes, as it lies there. A code takes about 100 bytes, a lot has at most some million: 4 GiB are forty
    /// million codes.
    /// </summary>
    public long MaxFileBytes { get; init; } = 4L << 30;

    /// <summary>Largest content in bytes once unpacked, of a compressed file or of one part of an XLSX.</summary>
    public long MaxUnpackedBytes { get; init; } = 8L << 30;

    /// <summary>
    /// Most bytes that one byte of the file may unpack to. Tables of codes reach 5 to 50; DEFLATE can reach 1,032, and only a
    /// bomb or a file of blanks does.
    /// </summary>
    public int MaxUnpackRatio { get; init; } = 200;

    /// <summary>Bytes up to which the ratio is not judged: small files of few words unpack far without harm.</summary>
    public long RatioFreeBytes { get; init; } = 16L << 20;

    /// <summary>Most entries of a ZIP or XLSX. A workbook has about twenty.</summary>
    public int MaxArchiveEntries { get; init; } = 1_000;

    /// <summary>Most characters of a cell; a cell of a spreadsheet holds 32,767.</summary>
    public int MaxCellCharacters { get; init; } = 32_767;

    /// <summary>Most columns of a table. The widest upload has 50 fields.</summary>
    public int MaxColumns { get; init; } = 1_000;

    /// <summary>
    /// Most bytes of the shared texts of an XLSX, kept in memory as UTF-8. Each different code is one: a sheet full of codes,
    /// 1,048,576 rows with two codes of 20 digits, has 42 MB.
    /// </summary>
    public long MaxSharedTextBytes { get; init; } = 256L << 20;

    /// <summary>
    /// Most document numbers of a file. All are remembered, so that one that comes again further down is noticed; 100,000 take
    /// about 10 MB.
    /// </summary>
    public int MaxDocuments { get; init; } = 100_000;

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxFileBytes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxUnpackedBytes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxUnpackRatio, 2);
        ArgumentOutOfRangeException.ThrowIfNegative(RatioFreeBytes);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxArchiveEntries, 10);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxArchiveEntries, 65_534);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxCellCharacters, 100);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxCellCharacters, 1_048_576);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxColumns, 10);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxColumns, 16_384);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxSharedTextBytes, 1_024);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxSharedTextBytes, 1L << 31);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxDocuments, 1);
    }
}
