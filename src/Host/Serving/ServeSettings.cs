using System.Net;
using TraceEngine.Host.Data;

namespace TraceEngine.Host.Serving;

/// <summary>What <c>serve</c> was asked to do; checked, so that the host only builds.</summary>
internal sealed record ServeSettings
{
    public required DataLocation Data { get; init; }

    /// <summary>gRPC over HTTP/2; port 0 picks a free one.</summary>
    public required IPEndPoint Listen { get; init; }

    /// <summary>Health and metrics over HTTP/1.1; port 0 picks a free one.</summary>
    public required IPEndPoint Http { get; init; }

    /// <summary>The signed JSON interface over HTTP/1.1, with TLS HTTP/2 too; port 0 picks a free one.</summary>
    public required IPEndPoint Json { get; init; }

    public required IReadOnlySet<ServeRole> Roles { get; init; }

    /// <summary>PEM or PFX file; null serves plaintext.</summary>
    public string? Certificate { get; init; }

    /// <summary>PEM file of the private key, when the certificate file doesn't hold it.</summary>
    public string? CertificateKey { get; init; }

    /// <summary>Run on a database that may lose acked data.</summary>
    public bool AllowUnsafe { get; init; }

    /// <summary>Reflection, detailed errors.</summary>
    public bool Development { get; init; }
}
