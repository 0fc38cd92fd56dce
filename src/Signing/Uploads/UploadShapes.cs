using TraceEngine.Contracts.Uploads;
using TraceEngine.Signing.Params;

namespace TraceEngine.Signing.Uploads;

/// <summary>What the <c>param</c> of the eight uploads holds, made of their field tables.</summary>
internal static class UploadShapes
{
    /// <summary>The list of products in the uploads of products.</summary>
    private const string ProductList = "data";

    private static readonly string[] DocumentTargets = [UploadTargets.DocumentNumber, UploadTargets.Memo];

    /// <summary>The shape of an upload.</summary>
    public static ObjectShape Of(UploadKind kind, SigningOptions options) => kind.IsProduct()
        ? new ObjectShape(
            [.. UploadFields.Of(kind).Where(IsOfDocument)],
            new ListShape(
                ProductList,
                "产品列表",
                "products",
                new ObjectShape(
                    [.. UploadFields.Of(kind).Where(field => field.List == UploadList.None && !IsOfDocument(field))],
                    Lists(kind, options)),
                options.ProductsAtMost,
                IsRequired: true))
        : new ObjectShape([.. UploadFields.Of(kind).Where(field => field.List == UploadList.None)], Lists(kind, options));

    private static bool IsOfDocument(UploadField field) => DocumentTargets.Contains(field.Target);

    private static ListShape[] Lists(UploadKind kind, SigningOptions options) =>
    [
        .. UploadFields.ListsOf(kind).Select(list => new ListShape(
            list.Name,
            list.NameZh,
            list.NameEn,
            new ObjectShape([.. UploadFields.Of(kind).Where(field => field.List == list.List)]),
            options.CodesAtMost,
            list.IsRequired && list.Unless is null)
        {
            Unless = list.IsRequired ? list.Unless : null,
        }),
    ];
}
