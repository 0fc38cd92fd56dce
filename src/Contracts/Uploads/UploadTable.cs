using System.Collections.Frozen;

namespace TraceEngine.Contracts.Uploads;

/// <summary>The fields of one upload, with what finds them.</summary>
internal sealed class UploadTable
{
    private readonly FrozenDictionary<string, int> _columns;
    private readonly FrozenDictionary<string, int> _targets;
    private readonly FrozenDictionary<string, UploadField> _headings;

    /// <summary>Takes a table; mistakes in it show at first use.</summary>
    /// <exception cref="ArgumentException">Two fields share a column name, a target or another exact name.</exception>
    public UploadTable(
        IReadOnlyList<UploadField> fields, IReadOnlyList<UploadListField> lists, params ReadOnlySpan<string> productKey)
    {
        Fields = fields;
        Lists = lists;
        _columns = fields.Index().ToDictionary(one => one.Item.ColumnName, one => one.Index).ToFrozenDictionary();
        _targets = fields.Index().ToDictionary(one => one.Item.Target, one => one.Index).ToFrozenDictionary();
        ProductKey = [.. productKey.ToArray().Select(target => fields[_targets[target]])];

        // Exact names first: an alias never hides the name of another field.
        var headings = new Dictionary<string, UploadField>();
        foreach (var field in fields)
        {
            headings.Add(FieldHeading.ToKey(field.ColumnName), field);
            headings.Add(FieldHeading.ToKey(field.NameZh), field);
        }

        foreach (var field in fields)
        {
            headings.TryAdd(FieldHeading.ToKey(field.NameEn), field);
            foreach (var alias in field.Aliases)
            {
                headings.TryAdd(FieldHeading.ToKey(alias), field);
            }
        }

        _headings = headings.ToFrozenDictionary();
    }

    public IReadOnlyList<UploadField> Fields { get; }

    public IReadOnlyList<UploadListField> Lists { get; }

    public IReadOnlyList<UploadField> ProductKey { get; }

    public UploadField Get(string columnName) => Fields[_columns[columnName]];

    public int IndexOf(string columnName) => _columns.GetValueOrDefault(columnName, -1);

    public int IndexOfTarget(string target) => _targets.GetValueOrDefault(target, -1);

    public UploadField? Find(string heading)
    {
        if (_headings.TryGetValue(FieldHeading.ToKey(heading), out var whole))
        {
            return whole;
        }

        UploadField? found = null;
        foreach (var word in FieldHeading.Words(heading))
        {
            if (_headings.TryGetValue(FieldHeading.ToKey(word), out var field))
            {
                if (found is not null && found != field)
                {
                    return null;
                }

                found = field;
            }
        }

        return found;
    }
}
