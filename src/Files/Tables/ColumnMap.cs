using TraceEngine.Contracts.Uploads;

namespace TraceEngine.Files.Tables;

/// <summary>Which column of a file is which field of an upload.</summary>
internal sealed class ColumnMap
{
    private readonly int[] _columnOfField;

    private ColumnMap(UploadKind kind, IReadOnlyList<string> headings, IEnumerable<UploadField?> fields)
    {
        Kind = kind;
        Headings = headings;
        _columnOfField = new int[UploadFields.Of(kind).Count];
        Array.Fill(_columnOfField, -1);
        foreach (var (column, field) in fields.Index())
        {
            if (field is null)
            {
                continue;
            }

            ref var known = ref _columnOfField[UploadFields.IndexOf(kind, field.ColumnName)];
            if (known >= 0)
            {
                throw new UploadFileException(
                    UploadFileFault.DuplicateColumn,
                    $"第 {known + 1} 列“{headings[known]}”和第 {column + 1} 列“{headings[column]}”都是“{field.NameZh}”，请只保留一列",
                    $"Columns {known + 1} \"{headings[known]}\" and {column + 1} \"{headings[column]}\" both mean "
                        + $"{field.ColumnName}. Keep one of them.");
            }

            known = column;
        }
    }

    public UploadKind Kind { get; }

    public IReadOnlyList<string> Headings { get; }

    /// <summary>Columns that mean a field.</summary>
    public int KnownCount => _columnOfField.Count(column => column >= 0);

    /// <summary>Columns that mean none, by number.</summary>
    public IEnumerable<int> UnknownColumns =>
        Enumerable.Range(0, Headings.Count).Where(column => Headings[column].Length > 0 && !_columnOfField.Contains(column));

    /// <summary>Finds the fields by the headings.</summary>
    public static ColumnMap Of(UploadKind kind, IReadOnlyList<string> headings) =>
        new(kind, headings, headings.Select(heading => UploadFields.Find(kind, heading)));

    /// <summary>Takes columns whose fields are known; targets that the upload does not have are left out.</summary>
    public static ColumnMap Of(UploadKind kind, IReadOnlyList<string> headings, IEnumerable<string?> targets) =>
        new(kind, headings, targets.Select(
            target => target is null ? null : UploadFields.ByTarget(kind, target)));

    /// <summary>How many headings mean a field of the upload.</summary>
    public static int Count(UploadKind kind, IEnumerable<string> headings) =>
        headings.Select(heading => UploadFields.Find(kind, heading)).Where(field => field is not null).Distinct().Count();

    /// <summary>The column of a field, by the field's index; -1 when the file has none.</summary>
    public int ColumnOf(int field) => _columnOfField[field];

    /// <summary>The field of a column; null when it means none.</summary>
    public UploadField? FieldOf(int column)
    {
        var index = Array.IndexOf(_columnOfField, column);
        return index < 0 ? null : UploadFields.Of(Kind)[index];
    }

    /// <summary>Required fields that have neither a column nor a default.</summary>
    public IReadOnlyList<UploadField> Missing(IReadOnlyDictionary<string, string> defaults) =>
        Missing(Kind, field => _columnOfField[UploadFields.IndexOf(Kind, field.ColumnName)] >= 0, defaults);

    /// <summary>The same under headings that may mean a field twice.</summary>
    public static IReadOnlyList<UploadField> MissingUnder(
        UploadKind kind, IReadOnlyList<string> headings, IReadOnlyDictionary<string, string> defaults)
    {
        var found = headings.Select(heading => UploadFields.Find(kind, heading)).ToHashSet();
        return Missing(kind, found.Contains, defaults);
    }

    private static IReadOnlyList<UploadField> Missing(
        UploadKind kind, Func<UploadField, bool> isThere, IReadOnlyDictionary<string, string> defaults)
    {
        var lists = UploadFields.ListsOf(kind);
        return [.. UploadFields.Of(kind).Where(field => field.Requirement == FieldRequirement.Required
            && !isThere(field) && !defaults.ContainsKey(field.ColumnName)
            && lists.All(list => list.List != field.List || list.IsRequired))];
    }
}
