using Microsoft.Extensions.DependencyInjection;

namespace TraceEngine.Functional.Tests.Kit;

/// <summary>How a test's server differs from the one that people start.</summary>
public sealed record ServerSetup
{
    /// <summary>Redis to use; null = none.</summary>
    public string? Redis { get; init; }

    /// <summary>Settings by their path, such as <c>Ingest:Limits:MaxCodesPerBatch</c>.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>The host's clock; null = the real one.</summary>
    public TimeProvider? Time { get; init; }

    /// <summary>Session settings of the server's connections, such as <c>-c lock_timeout=200</c>.</summary>
    public string? SessionSettings { get; init; }

    /// <summary>Turns the database's connection string into the one that the server uses: a proxy, say.</summary>
    public Func<string, string>? Way { get; init; }

    /// <summary>PEM file of the server's certificate; null = no TLS.</summary>
    public string? Certificate { get; init; }

    /// <summary>PEM file of its key.</summary>
    public string? CertificateKey { get; init; }

    /// <summary>Replaces services.</summary>
    public Action<IServiceCollection>? Services { get; init; }
}
