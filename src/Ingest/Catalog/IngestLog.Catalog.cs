using Microsoft.Extensions.Logging;

namespace TraceEngine.Ingest;

/// <summary>Part of the log catalogue of the room: what the catalog says, ids 3900 to 3999.</summary>
internal static partial class IngestLog
{
    [LoggerMessage(3900, LogLevel.Information, "Catalog is at version {Version} with {Products} products")]
    public static partial void Refreshed(ILogger logger, long version, int products);

    [LoggerMessage(3901, LogLevel.Warning, "Catalog cannot be read, version {Version} stays in use")]
    public static partial void RefreshFailed(ILogger logger, long version, Exception exception);

    [LoggerMessage(3902, LogLevel.Warning, "A catalog call of enterprise {EnterpriseId} failed for an operating fault")]
    public static partial void CatalogCallFailed(ILogger logger, long enterpriseId, Exception exception);
}
