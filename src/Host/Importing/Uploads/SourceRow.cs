namespace TraceEngine.Host.Importing.Uploads;

/// <summary>
/// A row of a file by the column names of the standard. What the file or the kind of upload does not have is empty, so that
/// uploads share the code for the fields they share.
/// </summary>
/// <param name="number">Its number in the file.</param>
/// <param name="valueOf">The value of a field; empty when there is none.</param>
internal sealed class SourceRow(long number, Func<string, string> valueOf)
{
    public long Number => number;

    public string this[string field] => valueOf(field);

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
