using TraceEngine.Contracts.Catalog.V1;

namespace TraceEngine.Host.Importing;

/// <summary>What <c>import relation</c> was asked to do.</summary>
internal sealed record ImportSettings
{
    /// <summary>Register the product from the file when the server does not know it.</summary>
    public bool RegisterProduct { get; init; }

    /// <summary>Kind of a product that is registered; null keeps what is registered, or domestic drug.</summary>
    public ProductKind? Kind { get; init; }

    public string? NhsaCode { get; init; }

    public string? Barcode { get; init; }

    public string? Name { get; init; }

    /// <summary>When the codes were activated; null takes the lot's day of manufacture, 00:00 China Standard Time.</summary>
    public DateTimeOffset? ActivatedAt { get; init; }

    /// <summary>Codes in one batch.</summary>
    public int BatchCodes { get; init; } = 5_000;

    /// <summary>Where the report of refused rows goes; null = beside the current folder, only when there are some.</summary>
    public string? ReportPath { get; init; }

    /// <summary>Name of the stream; null = the natural one of the file's content.</summary>
    public string? Stream { get; init; }

    /// <summary>Check everything, write nothing.</summary>
    public bool IsDryRun { get; init; }
}
