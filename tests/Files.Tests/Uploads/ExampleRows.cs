using TraceEngine.Contracts.Uploads;

namespace TraceEngine.Files.Tests.Uploads;

/// <summary>Rows made of the examples of the fields, and tables of them as text.</summary>
internal static class ExampleRows
{
    /// <summary>The examples of all fields.</summary>
    public static string[] Of(UploadKind kind) => [.. UploadFields.Of(kind).Select(field => field.Example)];

    /// <summary>The same with some values replaced.</summary>
    public static string[] With(UploadKind kind, params (string Column, string Value)[] values)
    {
        var row = Of(kind);
        foreach (var (column, value) in values)
        {
            row[UploadFields.IndexOf(kind, column)] = value;
        }

        return row;
    }

    /// <summary>A CSV with the field names as headings.</summary>
    public static string Csv(UploadKind kind, params string[][] rows) =>
        string.Concat(rows.Prepend([.. UploadFields.Of(kind).Select(field => field.ColumnName)]).Select(Line));

    public static string Line(IEnumerable<string> cells) =>
        string.Join(',', cells.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\r\n";
}
