using System.Collections.Frozen;
using System.Text;
using TraceEngine.Contracts.Uploads;

namespace TraceEngine.Signing.Params;

/// <summary>What an object of a <c>param</c> may hold: fields, and lists of objects. Made of the field tables, once.</summary>
internal sealed class ObjectShape
{
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _members;
    private readonly FrozenDictionary<string, int> _targets;
    private readonly byte[][] _utf8Names;

    /// <param name="fields">Its fields.</param>
    /// <param name="lists">Its lists.</param>
    public ObjectShape(IReadOnlyList<UploadField> fields, params IReadOnlyList<ListShape> lists)
    {
        (Fields, Lists) = (fields, lists);
        var members = new Dictionary<string, int>();
        for (var i = 0; i < fields.Count; i++)
        {
            members.Add(fields[i].Name, i);
            foreach (var other in fields[i].OtherNames)
            {
                members.Add(other, i);
            }
        }

        for (var i = 0; i < lists.Count; i++)
        {
            members.Add(lists[i].Name, fields.Count + i);
        }

        _members = members.ToFrozenDictionary().GetAlternateLookup<ReadOnlySpan<char>>();
        _utf8Names = [.. Enumerable.Range(0, MemberCount).Select(member => Encoding.UTF8.GetBytes(NameOf(member)))];
        _targets = fields.Index().ToFrozenDictionary(one => one.Item.Target, one => one.Index);
    }

    public IReadOnlyList<UploadField> Fields { get; }

    public IReadOnlyList<ListShape> Lists { get; }

    /// <summary>Fields and lists: a list is numbered behind the fields.</summary>
    public int MemberCount => Fields.Count + Lists.Count;

    /// <summary>The member of a name; -1 for none.</summary>
    public int Find(ReadOnlySpan<char> name) => _members.TryGetValue(name, out var member) ? member : -1;

    /// <summary>The field by which code knows it; -1 for none.</summary>
    public int FindTarget(string target) => _targets.GetValueOrDefault(target, -1);

    /// <summary>The name of a member as it stands in a text.</summary>
    public ReadOnlySpan<byte> Utf8NameOf(int member) => _utf8Names[member];

    public string NameOf(int member) => member < Fields.Count ? Fields[member].Name : Lists[member - Fields.Count].Name;
}
