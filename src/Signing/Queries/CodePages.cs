using System.Globalization;
using System.Text.Json;
using Grpc.Core;
using Microsoft.Extensions.Options;
using TraceEngine.Contracts.Chains;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Signing.Answers;
using TraceEngine.Signing.Interfaces;

namespace TraceEngine.Signing.Queries;

/// <summary>
/// Pages of full chains. The engine pages by token; a page number is found by listing what comes before it, in large steps, up
/// to a bound. Chains of a page are read in one call.
/// </summary>
internal sealed class CodePages(IOptions<SigningOptions> options)
{
    private const int DefaultPageSize = 100;
    private const int SkipStep = 10_000;

    public async Task<Answer> AnswerAsync(JsonCall call, CodeSelection selection, CancellationToken ct)
    {
        var size = Number(call, "page_size", DefaultPageSize);
        var token = call.Values.Of("page_token");
        var number = token.Length > 0 ? 0 : Number(call, "page_number", 1);
        var skipped = Math.Max(0, (long)(number - 1) * size);
        if (size > options.Value.PageSizeAtMost)
        {
            return Answer.Of(
                AnswerKind.BadParam,
                $"pageSize 最大 {options.Value.PageSizeAtMost}，收到 {size}",
                $"pageSize is {size}, at most {options.Value.PageSizeAtMost} is taken");
        }

        if (skipped + size > options.Value.PagedCodesAtMost)
        {
            return Answer.Of(
                AnswerKind.BadParam,
                $"页码只能到第 {options.Value.PagedCodesAtMost} 条，之后请用返回的 pageToken 翻页，或使用导出",
                $"page numbers reach {options.Value.PagedCodesAtMost} codes: go on with pageToken, or export");
        }

        var (start, isBehindEnd) = token.Length > 0 ? (token, false) : await SkipAsync(call, selection, skipped, ct);
        var page = await ReadPageAsync(call, selection, size, start, isFirst: token.Length == 0, isBehindEnd, ct);
        var chains = await ReadChainsAsync(call, [.. page.Rows.Select(row => row.Code)], ct);
        return Answer.Ok(writer => Write(writer, page, chains, number, size));
    }

    private static int Number(JsonCall call, string target, int otherwise) =>
        call.Values.Of(target) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    private static async Task<(string Token, bool IsBehindEnd)> SkipAsync(
        JsonCall call, CodeSelection selection, long rows, CancellationToken ct)
    {
        var token = "";
        while (rows > 0)
        {
            var step = await call.Engine.Query.ListCodesAsync(
                new ListCodesRequest
                {
                    Selection = selection,
                    PageSize = (uint)Math.Min(rows, SkipStep),
                    PageToken = token,
                },
                cancellationToken: ct);
            rows -= step.Rows.Count;
            token = step.NextPageToken;
            if (token.Length == 0)
            {
                return ("", true);
            }
        }

        return (token, false);
    }

    // A page of the engine may have fewer codes than asked for and still be followed by another.
    private static async Task<ListCodesResponse> ReadPageAsync(
        JsonCall call, CodeSelection selection, int size, string start, bool isFirst, bool isBehindEnd, CancellationToken ct)
    {
        var page = new ListCodesResponse { NextPageToken = start };
        var isCounted = !isFirst;
        do
        {
            var wanted = isBehindEnd ? 1 : size - page.Rows.Count;
            var part = await call.Engine.Query.ListCodesAsync(
                new ListCodesRequest
                {
                    Selection = selection,
                    PageSize = (uint)wanted,
                    PageToken = page.NextPageToken,
                    IncludeTotal = !isCounted,
                },
                cancellationToken: ct);
            if (!isCounted)
            {
                (page.Total, page.TotalIsAtLeast, isCounted) = (part.Total, part.TotalIsAtLeast, true);
            }

            if (isBehindEnd)
            {
                page.NextPageToken = "";
                return page;
            }

            page.Rows.Add(part.Rows);
            page.NextPageToken = part.NextPageToken;
        }
        while (page.Rows.Count < size && page.NextPageToken.Length > 0);

        return page;
    }

    private static async Task<List<ChainResult>> ReadChainsAsync(
        JsonCall call, IReadOnlyList<string> codes, CancellationToken ct)
    {
        var chains = new List<ChainResult>(codes.Count);
        if (codes.Count == 0)
        {
            return chains;
        }

        using var stream = call.Engine.Query.StreamChains(cancellationToken: ct);
        await stream.RequestStream.WriteAsync(new StreamChainsRequest { Codes = { codes } }, ct);
        await stream.RequestStream.CompleteAsync();
        var expander = new ChainExpander();
        while (await stream.ResponseStream.MoveNext(ct))
        {
            chains.AddRange(expander.Expand(stream.ResponseStream.Current));
        }

        return chains;
    }

    private static void Write(
        Utf8JsonWriter writer, ListCodesResponse page, IReadOnlyList<ChainResult> chains, int number, int size)
    {
        writer.WriteStartObject();
        writer.Write(PageFields.RecordCounts, page.Total);
        writer.WriteFlag(PageFields.RecordLeast, page.TotalIsAtLeast);
        writer.Write(PageFields.Pages, (page.Total + (ulong)size - 1) / (ulong)size);
        writer.Write(PageFields.PageNum, number);
        writer.Write(PageFields.PageSize, size);
        writer.Write(PageFields.PageToken, page.NextPageToken);
        writer.WriteList(PageFields.Data, chains, result =>
        {
            if (result.Chain is { } chain)
            {
                ChainWriter.Write(writer, chain);
                return;
            }

            // Only its own documents are told of it, or it was withdrawn between listing and reading.
            writer.Write(ChainFields.TracCodg, result.Code);
            writer.Write(ChainFields.Rslt, "不在可查范围");
        });
        writer.WriteEndObject();
    }
}
