using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace TraceEngine.Ingest.Catalog;

/// <summary>Wires the catalog into the room.</summary>
internal static class CatalogServices
{
    /// <summary>Configuration section of the catalog's settings.</summary>
    private const string Section = "Catalog";

    /// <summary>The catalog in memory, its refresh and the registration of products. Settings are checked at start.</summary>
    public static IServiceCollection AddTraceCatalog(this IServiceCollection services)
    {
        services.AddOptions<CatalogOptions>().BindConfiguration(Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<CatalogOptions>, CatalogOptionsValidator>();
        services.AddSingleton<CatalogReader>();
        services.AddSingleton<ProductDirectory>();
        services.AddSingleton<ProductRegistrar>();
        services.AddSingleton<ProductSearch>();
        services.AddHostedService<CatalogRefresher>();
        return services;
    }
}
