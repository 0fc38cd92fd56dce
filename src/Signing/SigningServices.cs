using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using TraceEngine.Access.Services;
using TraceEngine.Contracts.Limits;
using TraceEngine.Contracts.Uploads;
using TraceEngine.Signing.Answers;
using TraceEngine.Signing.Corrections;
using TraceEngine.Signing.Documents;
using TraceEngine.Signing.Exports;
using TraceEngine.Signing.Interfaces;
using TraceEngine.Signing.Keys;
using TraceEngine.Signing.Overviews;
using TraceEngine.Signing.Queries;
using TraceEngine.Signing.Reports;
using TraceEngine.Signing.Transport;
using TraceEngine.Signing.Uploads;
using TraceEngine.Signing.Upstream;

namespace TraceEngine.Signing;

/// <summary>Puts the JSON facade into a host that has the room of access.</summary>
public static class SigningServices
{
    private const string Section = "Signing";

    /// <summary>The facade. Settings are checked at start.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="ownAddress">Where this process serves gRPC, asked for with the first call; for settings without
    /// addresses.</param>
    /// <param name="servesIngest">Whether this process serves the write side itself.</param>
    /// <param name="servesQuery">Whether this process serves the read side itself.</param>
    public static IServiceCollection AddTraceSigning(
        this IServiceCollection services, Func<IServiceProvider, Uri> ownAddress, bool servesIngest, bool servesQuery)
    {
        services.AddOptions<SigningOptions>().BindConfiguration(Section).ValidateOnStart()
            .Validate(options => servesIngest || options.IngestAddress.Length > 0, NoAddress("IngestAddress", "ingest"))
            .Validate(options => servesQuery || options.QueryAddress.Length > 0, NoAddress("QueryAddress", "query"));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SigningOptions>, SigningOptionsValidator>());
        services.AddMetrics();
        services.AddSingleton<SigningLog>();
        services.AddSingleton<SigningMetrics>();
        services.AddSingleton<SigningLimitSource>();
        services.AddSingleton<ILimitSource>(host => host.GetRequiredService<SigningLimitSource>());
        services.AddSingleton(host => new Engine(
            host.GetRequiredService<ServiceIdentity>(),
            host.GetRequiredService<IOptions<SigningOptions>>(),
            () => ownAddress(host)));
        services.AddSingleton<AnswerWriter>();
        services.AddSingleton<BodyReader>();
        services.AddSingleton<CallRates>();
        services.AddSingleton<InterfaceCalls>();
        services.AddSingleton<WriteOnce>();
        services.AddSingleton<InterfaceDocuments>();
        services.AddSingleton<JsonGate>();
        return services.AddUploads().AddQueries().AddKeys();
    }

    /// <summary>Answers every request that comes to this point; nothing behind it is reached.</summary>
    public static void RunTraceSigning(this IApplicationBuilder app)
    {
        var gate = app.ApplicationServices.GetRequiredService<JsonGate>();
        app.Run(gate.HandleAsync);
    }

    private static string NoAddress(string setting, string role) =>
        $"本进程不承担 {role} 角色，请设置 Signing:{setting} / this process does not serve {role}: set Signing:{setting}";

    private static IServiceCollection AddUploads(this IServiceCollection services)
    {
        services.AddSingleton<UploadAnswers>();
        foreach (var kind in UploadKinds.All.Where(kind => kind.IsProduct()))
        {
            services.AddSingleton<IJsonInterface>(host => new ProductInterface(
                kind, host.GetRequiredService<UploadAnswers>(), host.GetRequiredService<IOptions<SigningOptions>>()));
        }

        services.AddSingleton<IJsonInterface, CodesInterface>();
        foreach (var kind in UploadKinds.All.Where(kind => !kind.IsProduct() && kind != UploadKind.TraceCodes))
        {
            services.AddSingleton<IJsonInterface>(host => new FlowInterface(
                kind, host.GetRequiredService<UploadAnswers>(), host.GetRequiredService<IOptions<SigningOptions>>()));
        }

        return services
            .AddSingleton<IJsonInterface, CorrectionInterface>()
            .AddSingleton<IJsonInterface, ReportInterface>();
    }

    private static IServiceCollection AddQueries(this IServiceCollection services) => services
        .AddSingleton<CodePages>()
        .AddSingleton<IJsonInterface, CodeQueryInterface>()
        .AddSingleton<IJsonInterface>(host => PagedQueryInterface.ByLot(host.GetRequiredService<CodePages>()))
        .AddSingleton<IJsonInterface>(host => PagedQueryInterface.ByDate(host.GetRequiredService<CodePages>()))
        .AddSingleton<IJsonInterface, ExportInterface>()
        .AddSingleton<IJsonInterface, ExportStatusInterface>()
        .AddSingleton<IJsonInterface, ExportDownloadInterface>()
        .AddSingleton<IJsonInterface, DutiesInterface>()
        .AddSingleton<IJsonInterface, LimitsInterface>();

    private static IServiceCollection AddKeys(this IServiceCollection services) => services
        .AddSingleton<IJsonInterface, KeyListInterface>()
        .AddSingleton<IJsonInterface, KeyIssueInterface>()
        .AddSingleton<IJsonInterface, KeyRotateInterface>()
        .AddSingleton<IJsonInterface, KeyRevokeInterface>();
}
