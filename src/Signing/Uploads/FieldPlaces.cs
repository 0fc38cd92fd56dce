using TraceEngine.Contracts.Uploads;
using TraceEngine.Signing.Params;

namespace TraceEngine.Signing.Uploads;

/// <summary>Where each field of an upload's table is found in the objects of a <c>param</c>.</summary>
internal sealed class FieldPlaces
{
    private readonly int[][] _items;

    /// <param name="kind">The upload.</param>
    /// <param name="document">The object whose fields stand once.</param>
    public FieldPlaces(UploadKind kind, ObjectShape document)
    {
        var fields = UploadFields.Of(kind);
        InDocument = PlacesIn(document, fields);
        _items = [.. document.Lists.Select(list => PlacesIn(list.Item, fields))];
    }

    /// <summary>For each field of the table where the document has it; -1 = nowhere.</summary>
    public int[] InDocument { get; }

    /// <summary>The same for the items of one of its lists.</summary>
    public int[] InItemsOf(int list) => _items[list];

    private static int[] PlacesIn(ObjectShape shape, IReadOnlyList<UploadField> fields) =>
        [.. fields.Select(field => shape.FindTarget(field.Target))];
}
