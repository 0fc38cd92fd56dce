using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using TraceEngine.Client.Queries;
using TraceEngine.Files.ErrorReports;

namespace TraceEngine.Host.Commands.Querying;

/// <summary>Contents for programs: a line for each code, with the packages around it.</summary>
internal static class QueryContentsLines
{
    private static readonly JsonSerializerOptions Compact = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes JSON; whether more is inside than was walked.</summary>
    public static async Task<bool> WriteJsonAsync(
        TextWriter writer, IAsyncEnumerable<ContentsPiece> pieces, CancellationToken ct)
    {
        var (count, isTruncated) = (0L, false);
        await foreach (var piece in pieces.WithCancellation(ct))
        {
            foreach (var node in piece.Nodes)
            {
                var path = node.Path.Select(package => package.Code);
                await writer.WriteLineAsync(JsonSerializer.Serialize(
                    new { node.Code, node.Level, node.Depth, Parent = node.Parent?.Code ?? string.Empty, Path = path }, Compact));
                count += node.Depth > 0 ? 1 : 0;
            }

            isTruncated = piece.IsTruncated;
        }

        await writer.WriteLineAsync(JsonSerializer.Serialize(new { Codes = count, Truncated = isTruncated }, Compact));
        await writer.FlushAsync(ct);
        return isTruncated;
    }

    /// <summary>Writes CSV; whether more is inside than was walked.</summary>
    public static async Task<bool> WriteCsvAsync(
        TextWriter writer, IAsyncEnumerable<ContentsPiece> pieces, CancellationToken ct)
    {
        CsvTable? table = null;
        var isTruncated = false;
        await foreach (var piece in pieces.WithCancellation(ct))
        {
            table ??= new CsvTable(writer, "追溯码 code", "层级 level", "深度 depth", "所在包装 parent", "路径 path");
            foreach (var node in piece.Nodes)
            {
                table.AddCode(node.Code)
                    .AddText(node.Level.ToString(CultureInfo.InvariantCulture))
                    .AddText(node.Depth.ToString(CultureInfo.InvariantCulture))
                    .AddCode(node.Parent?.Code ?? string.Empty)
                    .AddCode(string.Join(" > ", node.Path.Select(package => package.Code)))
                    .EndRow();
            }

            isTruncated = piece.IsTruncated;
        }

        await writer.FlushAsync(ct);
        return isTruncated;
    }
}
