using Grpc.Core;
using Microsoft.Extensions.Options;
using TraceEngine.Access.Calls;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Query.Exports;
using TraceEngine.Query.Exports.Disk;
using TraceEngine.Query.Exports.Jobs;

namespace TraceEngine.Query.Reception;

/// <summary>The calls of exports. What is another enterprise's does not exist.</summary>
internal sealed class ExportGrpcService(
    ExportCreation creation,
    ExportDownload download,
    ExportJobs jobs,
    ExportFolder folder,
    ExportSignals signals,
    QueryCalls calls,
    IOptions<QueryOptions> options)
    : ExportService.ExportServiceBase
{
    private const int PageSize = 100;

    private ExportOptions Limits => options.Value.Exports;

    public override async Task<CreateExportResponse> CreateExport(CreateExportRequest request, ServerCallContext context) =>
        new() { Export = ExportMessages.ToMessage(await creation.CreateAsync(request, context)) };

    public override async Task<GetExportResponse> GetExport(GetExportRequest request, ServerCallContext context) =>
        new() { Export = ExportMessages.ToMessage(await FindAsync(request.ExportId, context)) };

    public override async Task<ListExportsResponse> ListExports(ListExportsRequest request, ServerCallContext context)
    {
        if (request.PageSize > Limits.PageSizeAtMost)
        {
            throw ExportErrors.BadPageSize(request.PageSize, Limits.PageSizeAtMost);
        }

        var pageSize = request.PageSize == 0 ? Math.Min(PageSize, Limits.PageSizeAtMost) : (int)request.PageSize;
        (DateTime, long)? behind = request.PageToken.Length == 0
            ? null
            : ExportMessages.PlaceOf(request.PageToken) ?? throw ExportErrors.BadPageToken();

        // One more than the page has, to know whether there is a next one.
        var page = await RunAsync(
            (caller, ct) => jobs.ListAsync(caller.EnterpriseId, behind, pageSize + 1, ct), context);
        var response = new ListExportsResponse { Exports = { page.Take(pageSize).Select(ExportMessages.ToMessage) } };
        if (page.Count > pageSize)
        {
            response.NextPageToken = ExportMessages.TokenOf(page[pageSize - 1]);
        }

        return response;
    }

    public override async Task<CancelExportResponse> CancelExport(CancelExportRequest request, ServerCallContext context)
    {
        var id = IdOf(request.ExportId);
        var job = await RunAsync((caller, ct) => jobs.CancelAsync(id, caller.EnterpriseId, ct), context)
            ?? throw ExportErrors.NotFound(request.ExportId);
        if (job.State > Exports.Jobs.ExportState.Done && !signals.Cancelled(id))
        {
            // What runs removes its own; what is on another host's disk goes with that host's next sweep.
            folder.Clear(id, kept: null);
        }

        return new CancelExportResponse { Export = ExportMessages.ToMessage(job) };
    }

    public override async Task DownloadExport(
        DownloadExportRequest request, IServerStreamWriter<DownloadExportResponse> responseStream, ServerCallContext context)
    {
        var job = await FindAsync(request.ExportId, context);
        await calls.RunAsync(
            QueryCalls.CallerOf(context),
            Limits.DownloadTimeout,
            options.Value.RetryDelay,
            async ct =>
            {
                await download.SendAsync(job, request, responseStream, ct);
                return true;
            },
            context.CancellationToken);
    }

    private async Task<ExportJob> FindAsync(ulong exportId, ServerCallContext context)
    {
        var id = IdOf(exportId);
        return await RunAsync((caller, ct) => jobs.FindAsync(id, caller.EnterpriseId, ct), context)
            ?? throw ExportErrors.NotFound(exportId);
    }

    private Task<T> RunAsync<T>(Func<Caller, CancellationToken, Task<T>> call, ServerCallContext context)
    {
        var caller = QueryCalls.CallerOf(context);
        return calls.RunAsync(
            caller, options.Value.CallTimeout, options.Value.RetryDelay, ct => call(caller, ct), context.CancellationToken);
    }

    // Numbers beyond are of no export: the same question, and so the same time, finds nothing.
    private static long IdOf(ulong exportId) => (long)Math.Min(exportId, long.MaxValue);
}
