namespace TraceEngine.Contracts.Uploads.Mapping;

/// <summary>
/// A row of an upload by the targets of its fields. What the kind of upload does not have is empty, so that uploads share the
/// code for the fields they share.
/// </summary>
/// <param name="number">Its number in the file or call.</param>
/// <param name="kind">The upload it belongs to.</param>
/// <param name="values">The value of each field in the order of <see cref="UploadFields.Of"/>; empty when there is none.</param>
public sealed class SourceRow(long number, UploadKind kind, IReadOnlyList<string> values)
{
    private readonly UploadTable _table = UploadFields.TableOf(kind);

    /// <summary>Its number in the file or call.</summary>
    public long Number => number;

    /// <summary>The upload it belongs to.</summary>
    public UploadKind Kind => kind;

    /// <summary>The value of the field that has a target of <see cref="UploadTargets"/>.</summary>
    public string this[string target] => _table.IndexOfTarget(target) is >= 0 and var index ? values[index] : "";

    /// <summary>The first of these fields that has a value.</summary>
    public string First(params ReadOnlySpan<string> targets)
    {
        foreach (var target in targets)
        {
            if (this[target] is { Length: > 0 } value)
            {
                return value;
            }
        }

        return "";
    }

    /// <summary>The value of a field by where it stands in <see cref="UploadFields.Of"/>.</summary>
    internal string At(int index) => values[index];
}
