namespace TraceEngine.Signing.Params;

/// <summary>The values of one object of a <c>param</c>, as text; empty where nothing was given.</summary>
internal sealed class ObjectValues
{
    private static readonly List<ObjectValues> NoItems = [];

    private readonly string?[] _values;
    private readonly List<ObjectValues>?[] _lists;

    public ObjectValues(ObjectShape shape, int row)
    {
        (Shape, Row) = (shape, row);
        _values = new string[shape.Fields.Count];
        _lists = shape.Lists.Count == 0 ? [] : new List<ObjectValues>?[shape.Lists.Count];
    }

    public ObjectShape Shape { get; }

    /// <summary>Its place in its list, from 1; 0 for the outermost.</summary>
    public int Row { get; }

    /// <summary>A value by the place of its field.</summary>
    public string this[int field]
    {
        get => _values[field] ?? "";
        set => _values[field] = value;
    }

    /// <summary>A value by the target of its field; empty where the object has no such field.</summary>
    public string Of(string target) => Shape.FindTarget(target) is >= 0 and var field ? this[field] : "";

    /// <summary>The objects of a list.</summary>
    public List<ObjectValues> Items(int list) => _lists[list] ?? NoItems;

    /// <summary>Begins a list.</summary>
    public List<ObjectValues> Begin(int list, int room) => _lists[list] = new List<ObjectValues>(room);
}
