using System.Runtime.CompilerServices;
using TraceEngine.Client.Calls;
using TraceEngine.Contracts.Query.V1;

namespace TraceEngine.Client.Exports;

/// <summary>
/// Exports: files of full chains that the server makes in the background. They go on when this client goes away; whoever comes
/// back waits for them, cancels or downloads them by their number.
/// </summary>
public sealed class TraceExports
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);

    private readonly ExportService.ExportServiceClient _calls;
    private readonly UnaryCalls _unary;
    private readonly TraceClientOptions _options;

    internal TraceExports(ExportService.ExportServiceClient calls, UnaryCalls unary, TraceClientOptions options)
    {
        (_calls, _unary, _options) = (calls, unary, options);
    }

    /// <summary>
    /// Starts an export. Never repeated by itself, since each call makes a file: after a failure, look whether it is listed.
    /// </summary>
    /// <exception cref="CallFailedException">Too many codes, nothing in scope, or too many unfinished exports.</exception>
    public async Task<Export> CreateAsync(CreateExportRequest request, CancellationToken cancellationToken = default) =>
        (await _unary.CallOnceAsync("CreateExport", request, _calls.CreateExportAsync, cancellationToken)).Export;

    /// <summary>How far an export is; null when there is none with that number.</summary>
    public async Task<Export?> FindAsync(ulong exportId, CancellationToken cancellationToken = default) =>
        (await _unary.FindAsync(
            "GetExport", new GetExportRequest { ExportId = exportId }, _calls.GetExportAsync, cancellationToken))?.Export;

    /// <summary>All exports of the enterprise, the newest first, page by page as they are taken.</summary>
    public async IAsyncEnumerable<Export> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var request = new ListExportsRequest();
        do
        {
            var page = await _unary.CallAsync("ListExports", request, _calls.ListExportsAsync, cancellationToken);
            foreach (var export in page.Exports)
            {
                yield return export;
            }

            request = new ListExportsRequest { PageToken = page.NextPageToken };
        }
        while (request.PageToken.Length > 0);
    }

    /// <summary>
    /// Ends an export and removes its file; what it is then, null when there is none with that number. Cancelling again changes
    /// nothing.
    /// </summary>
    public async Task<Export?> CancelAsync(ulong exportId, CancellationToken cancellationToken = default) =>
        (await _unary.FindAsync(
            "CancelExport",
            new CancelExportRequest { ExportId = exportId },
            _calls.CancelExportAsync,
            cancellationToken))?.Export;

    /// <summary>Returns when an export has ended, in whichever way. Cancelling the wait does not cancel the export.</summary>
    /// <param name="exportId">The export.</param>
    /// <param name="onProgress">Called with each state that is seen, the last one too.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TraceClientException">There is no such export, or the server is away for too long.</exception>
    public async Task<Export> WaitAsync(
        ulong exportId, Action<Export>? onProgress = null, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var export = await FindAsync(exportId, cancellationToken) ?? throw new TraceClientException(
                $"未找到导出任务 {exportId} / there is no export {exportId}");
            onProgress?.Invoke(export);
            if (export.State >= ExportState.Done)
            {
                return export;
            }

            await Task.Delay(BetweenLooks, _options.Time, cancellationToken);
        }
    }

    /// <summary>
    /// Downloads the file of an export, and goes on where it broke off, in this call or an earlier one. The file is under its
    /// name when it is whole and its SHA-256 is that of the server's.
    /// </summary>
    /// <param name="exportId">The export.</param>
    /// <param name="path">Where the file goes; what is there is replaced.</param>
    /// <param name="onProgress">Called with the bytes that are there and the bytes of the whole file.</param>
    /// <param name="cancellationToken">Breaks off.</param>
    /// <returns>Bytes of the file.</returns>
    /// <exception cref="TraceClientException">There is no file, the server is away for too long, or the bytes are
    /// damaged.</exception>
    public Task<long> DownloadAsync(
        ulong exportId, string path, Action<long, long>? onProgress = null, CancellationToken cancellationToken = default) =>
        new FileDownload(_calls, _options, exportId, path, onProgress).RunAsync(cancellationToken);
}
