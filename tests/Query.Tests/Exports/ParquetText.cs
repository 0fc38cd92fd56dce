using Parquet;
using Parquet.Schema;

namespace TraceEngine.Query.Tests.Exports;

/// <summary>Reads a Parquet file as text.</summary>
internal static class ParquetText
{
    /// <summary>The names of the columns, then the cells of each row; null is an empty cell.</summary>
    public static async Task<List<string[]>> ReadAsync(byte[] bytes)
    {
        await using var reader = await ParquetReader.CreateAsync(new MemoryStream(bytes));
        var fields = reader.Schema.DataFields;
        List<string[]> rows = [[.. fields.Select(field => field.Name)]];
        for (var index = 0; index < reader.RowGroupCount; index++)
        {
            using var group = reader.OpenRowGroupReader(index);
            var columns = new List<string[]>();
            foreach (var field in fields)
            {
                columns.Add(await ReadAsync(group, field));
            }

            for (var row = 0; row < group.RowCount; row++)
            {
                rows.Add([.. columns.Select(column => column[row])]);
            }
        }

        return rows;
    }

    private static async Task<string[]> ReadAsync(ParquetRowGroupReader group, DataField field)
    {
        if (field.ClrType == typeof(long))
        {
            var numbers = new long?[group.RowCount];
            await group.ReadAsync<long>(field, numbers.AsMemory());
            return [.. numbers.Select(number => number is { } value ? $"{value}" : string.Empty)];
        }

        var texts = new string?[group.RowCount];
        await group.ReadAsync(field, texts.AsMemory());
        return [.. texts.Select(text => text ?? string.Empty)];
    }
}
