using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Npgsql;
using TraceEngine.Access.Audit;
using TraceEngine.Access.Calls;
using TraceEngine.Access.Enterprises;
using TraceEngine.Access.Envelopes;
using TraceEngine.Access.Keys;
using TraceEngine.Access.Replays;
using TraceEngine.Access.Secrets;
using TraceEngine.Access.Services;
using TraceEngine.Contracts.Limits;
using TraceEngine.Storage.Databases;

namespace TraceEngine.Access;

/// <summary>
/// Puts the room into a host: <see cref="AddTraceAccess"/> for the services, <see cref="UseTraceAccess"/> for the check of
/// calls.
/// </summary>
public static class AccessServices
{
    /// <summary>Name of the meter, for exporters.</summary>
    public const string MeterName = "TraceEngine.Access";

    /// <summary>Enterprises, keys and the check of calls. Needs a data source, id blocks and a clock beside it.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="dataFolder">Where <c>master.key</c> is when TRACE_MASTER_KEY isn't set.</param>
    public static IServiceCollection AddTraceAccess(this IServiceCollection services, string dataFolder)
    {
        services.AddTraceKeys(dataFolder);
        services.AddMetrics();
        services.AddSingleton<AccessMeter>();
        services.AddSingleton<ILimitSource, AccessLimitSource>();
        services.AddSingleton<DenialReport>();
        services.AddSingleton<KeyRing>();
        services.AddSingleton<SignatureCheck>();
        services.AddSingleton(host => new ServiceIdentity(
            host.GetRequiredService<MasterKey>(), host.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ServiceCheck>();
        services.AddSingleton<CallVerifier>();
        services.AddSingleton(host => new EnvelopeVerifier(
            host.GetRequiredService<SignatureCheck>(), host.GetRequiredService<DenialReport>()));
        services.AddSingleton(host => new ReplayGuard(
            host.GetRequiredService<NpgsqlDataSource>(), host.GetRequiredService<IOptions<AccessOptions>>(),
            host.GetRequiredService<TimeProvider>(), host.GetRequiredService<AccessLog>()));
        services.AddSingleton<LastUseWriter>();
        services.AddHostedService<KeyRingPoll>();
        services.AddHostedService<ReplaySweep>();
        return services;
    }

    /// <summary>Only enterprises and keys: what the command line needs.</summary>
    /// <param name="services">The command's services.</param>
    /// <param name="dataFolder">Where <c>master.key</c> is when TRACE_MASTER_KEY isn't set.</param>
    public static IServiceCollection AddTraceKeys(this IServiceCollection services, string dataFolder)
    {
        services.AddOptions<AccessOptions>().BindConfiguration("Access").ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AccessOptions>, AccessOptionsValidator>());
        services.AddSingleton<AccessLog>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton(_ => MasterKey.Load(Environment.GetEnvironmentVariable(MasterKey.Variable), dataFolder));
        services.AddSingleton<SecretBox>();
        services.AddSingleton(host => new EnterpriseDirectory(
            host.GetRequiredService<NpgsqlDataSource>(), host.GetRequiredService<IdBlocks>(),
            host.GetRequiredService<AuditLog>(), host.GetRequiredService<TimeProvider>()));
        services.AddSingleton(host => new EnterpriseSettings(
            host.GetRequiredService<NpgsqlDataSource>(), host.GetRequiredService<AuditLog>()));
        services.AddSingleton(host => new AuditTrail(host.GetRequiredService<NpgsqlDataSource>()));
        services.AddSingleton(host => new KeyRegistry(
            host.GetRequiredService<NpgsqlDataSource>(), host.GetRequiredService<SecretBox>(),
            host.GetRequiredService<AuditLog>(), host.GetRequiredService<IOptions<AccessOptions>>(),
            host.GetRequiredService<TimeProvider>()));
        return services;
    }

    /// <summary>Healthy while calls can be checked, which needs the database.</summary>
    public static IHealthChecksBuilder AddTraceAccessCheck(this IHealthChecksBuilder checks) =>
        checks.AddCheck<KeyRingHealth>("keys");

    /// <summary>Denies unsigned and badly signed gRPC calls from here on down the pipeline.</summary>
    public static IApplicationBuilder UseTraceAccess(this IApplicationBuilder app) => app.UseMiddleware<CallAuthentication>();
}
