using Microsoft.Extensions.DependencyInjection;
using TraceEngine.Contracts.Parties;

namespace TraceEngine.Query.Tests;

/// <summary>How a test's server differs from others.</summary>
internal sealed record QueryHostSetup
{
    public required string ConnectionString { get; init; }

    /// <summary>Roles that every caller has.</summary>
    public EnterpriseRole[] Roles { get; init; } = [EnterpriseRole.DrugProducer];

    /// <summary>Null = one of its own, which goes with it.</summary>
    public string? ExportFolder { get; init; }

    /// <summary>Null = one that stands three days after the sample's codes.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>Replaces services.</summary>
    public Action<IServiceCollection>? Services { get; init; }
}
