namespace TraceEngine.Host.Importing.Uploads;

/// <summary>A row of a file by the field names of the standard; what the file does not have is empty.</summary>
/// <param name="number">Its number in the file.</param>
/// <param name="values">Its values.</param>
internal sealed class SourceRow(long number, IReadOnlyDictionary<string, string> values)
{
    public long Number => number;

    public string this[string field] => values.GetValueOrDefault(field, "");

    /// <summary>The first of these fields that has a value.</summary>
    public string First(params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields)
        {
            if (this[field] is { Length: > 0 } value)
            {
                return value;
            }
        }

        return "";
    }
}
