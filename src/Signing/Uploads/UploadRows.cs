using TraceEngine.Contracts.Uploads;
using TraceEngine.Contracts.Uploads.Mapping;
using TraceEngine.Signing.Params;

namespace TraceEngine.Signing.Uploads;

/// <summary>The rows of an upload that came as JSON, as the mapping of uploads reads them.</summary>
internal sealed class UploadRows(UploadKind kind, ObjectShape shape)
{
    private readonly FieldPlaces _places = new(kind, shape);

    /// <summary>The document without any of its lists.</summary>
    public SourceRow Document(ObjectValues values) => new(0, kind, new MergedValues(values, null, _places.InDocument, []));

    /// <summary>The items of all lists, each with what the document says once.</summary>
    public IEnumerable<SourceRow> Items(ObjectValues values)
    {
        for (var list = 0; list < values.Shape.Lists.Count; list++)
        {
            var own = _places.InItemsOf(list);
            foreach (var item in values.Items(list))
            {
                yield return new SourceRow(item.Row, kind, new MergedValues(values, item, _places.InDocument, own));
            }
        }
    }
}
