using Parquet;
using Parquet.Schema;
using TraceEngine.Query.Exports.Chunks;

namespace TraceEngine.Query.Exports.Rendering;

/// <summary>Apache Parquet, Snappy: all columns text but numbers; empty cells are null.</summary>
/// <param name="rowsPerGroup">Rows that are held in memory and written together.</param>
internal sealed class ParquetRenderer(int rowsPerGroup = ParquetRenderer.GroupRows) : IExportRenderer
{
    // 48 columns of references: 8 MB, and the codes' own texts.
    private const int GroupRows = 20_000;

    public int Passes => 1;

    public async Task RenderAsync(KeptChunks chunks, Stream target, CancellationToken ct)
    {
        var schema = new ParquetSchema([.. ExportColumns.All.Select(FieldOf)]);
        var settings = new ParquetOptions { CompressionMethod = CompressionMethod.Snappy };
        await using var writer = await ParquetWriter.CreateAsync(schema, target, settings, cancellationToken: ct);
        var group = new ParquetGroup(rowsPerGroup);
        foreach (var chunk in chunks.ReadAll())
        {
            group.Begin(chunk);
            for (var code = 0; code < chunk.Codes.Count; code++)
            {
                group.BeginCode(code);
                var entry = chunk.Codes[code];
                for (var visit = 0; visit < Math.Max(1, entry.VisitCount); visit++)
                {
                    group.AddRow(entry, entry.VisitCount == 0 ? -1 : entry.FirstVisit + visit);
                    if (group.IsFull)
                    {
                        await group.WriteAsync(writer, schema.DataFields, ct);
                    }
                }
            }
        }

        if (group.Count > 0)
        {
            await group.WriteAsync(writer, schema.DataFields, ct);
        }
    }

    private static DataField FieldOf(ExportColumn column) => column.Kind == CellKind.Number
        ? new DataField<long?>(column.Name)
        : new DataField<string>(column.Name);
}
