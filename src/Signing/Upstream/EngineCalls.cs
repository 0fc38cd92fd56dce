using Grpc.Core;
using TraceEngine.Contracts.Catalog.V1;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Query.V1;

namespace TraceEngine.Signing.Upstream;

/// <summary>The engine as one caller of the facade may use it.</summary>
internal sealed class EngineCalls(CallInvoker ingest, CallInvoker query)
{
    public IngestService.IngestServiceClient Ingest => new(ingest);

    public CatalogService.CatalogServiceClient Catalog => new(ingest);

    public LedgerService.LedgerServiceClient Ledger => new(ingest);

    public LimitsService.LimitsServiceClient Limits => new(ingest);

    public QueryService.QueryServiceClient Query => new(query);

    public ReconcileService.ReconcileServiceClient Reconcile => new(query);

    public ExportService.ExportServiceClient Exports => new(query);
}
