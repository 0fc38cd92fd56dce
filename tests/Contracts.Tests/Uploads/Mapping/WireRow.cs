using TraceEngine.Contracts.Uploads;
using TraceEngine.Contracts.Uploads.Mapping;

namespace TraceEngine.Contracts.Tests.Uploads.Mapping;

/// <summary>A row by the names on the wire, as people write it down.</summary>
internal sealed class WireRow
{
    private readonly Dictionary<string, string> _values = [];

    public WireRow(long number, params ReadOnlySpan<(string Column, string Value)> values)
    {
        Number = number;
        foreach (var (column, value) in values)
        {
            _values[column] = value;
        }
    }

    public long Number { get; }

    public string this[string column] => _values.GetValueOrDefault(column, "");

    /// <summary>The row of an upload; what the upload does not have is left out.</summary>
    public SourceRow Of(UploadKind kind) =>
        new(Number, kind, [.. UploadFields.Of(kind).Select(field => this[field.ColumnName])]);
}
