using TraceEngine.Contracts.Uploads;
using TraceEngine.Contracts.Uploads.Checking;

namespace TraceEngine.Files.Tables;

/// <summary>Whether a row has what its upload requires.</summary>
internal sealed class RequirementCheck
{
    private readonly UploadKind _kind;
    private readonly IReadOnlyList<UploadField> _fields;
    private readonly IReadOnlyList<UploadListField> _lists;
    private readonly bool[] _isAskedFor;

    /// <summary>Prepares the check.</summary>
    /// <param name="kind">The upload.</param>
    /// <param name="isAskedFor">Whether a field, by its index, can be expected: not what the format has no place for.</param>
    public RequirementCheck(UploadKind kind, Func<int, bool> isAskedFor)
    {
        _kind = kind;
        _fields = UploadFields.Of(kind);
        _lists = UploadFields.ListsOf(kind);
        _isAskedFor = [.. Enumerable.Range(0, _fields.Count).Select(isAskedFor)];
    }

    /// <summary>Adds a fault for each required field that is empty.</summary>
    /// <param name="values">The values by field, defaults and those of the document filled in.</param>
    /// <param name="given">Whether the row itself gives something of a list.</param>
    /// <param name="faults">Takes what is wrong.</param>
    public void Run(string[] values, Func<UploadList, bool> given, List<RowFault> faults)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i].Length == 0 && _isAskedFor[i] && IsRequired(_fields[i], values, given))
            {
                faults.Add(RowFaults.Required(_fields[i]));
            }
        }
    }

    private bool IsRequired(UploadField field, string[] values, Func<UploadList, bool> given)
    {
        var isRequired = field.IsRequired(ValueOf);
        if (!isRequired || field.List == UploadList.None)
        {
            return isRequired;
        }

        var list = _lists.First(one => one.List == field.List);
        return given(field.List)
            || (list.IsRequired && list.Unless?.Holds(ValueOf) != true
                && !_lists.Any(other => other != list && given(other.List)));

        string ValueOf(string target) => UploadFields.IndexOfTarget(_kind, target) is >= 0 and var at ? values[at] : "";
    }
}
