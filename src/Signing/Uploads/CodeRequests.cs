using System.Text;
using TraceEngine.Contracts.Batching;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Uploads;
using TraceEngine.Contracts.Uploads.Mapping;

namespace TraceEngine.Signing.Uploads;

/// <summary>Activations and packagings of the facade as the engine takes them; rows keep their order.</summary>
internal static class CodeRequests
{
    /// <summary>The activations; null when they change lot more often than a document may.</summary>
    public static UploadActivationsRequest? Activations(string number, IEnumerable<SourceRow> items)
    {
        using var builder = new ActivationBatchBuilder(WholeBatches.Limits);
        (string, string, string)? lot = null;
        Span<byte> room = stackalloc byte[2 * ActivationBatchBuilder.MaxCodeBytes];
        foreach (var item in items)
        {
            // A header is made once for all rows that name the same lot, or none of their own.
            var own = CodesUpload.OwnLot(item);
            if (lot != own)
            {
                builder.StartSection(CodesUpload.ActivationHeader(item));
                lot = own;
            }

            if (!TryAdd(builder, CodesUpload.ActivationRow(item), room))
            {
                return null;
            }
        }

        return new UploadActivationsRequest { DocumentNumber = number, Sections = { builder.Build().Sections } };
    }

    public static UploadPackagingRequest Packagings(string number, IEnumerable<SourceRow> items)
    {
        using var builder = new PackagingBatchBuilder(WholeBatches.Limits);
        PackagingHead? head = null;
        foreach (var item in items)
        {
            if (head is null)
            {
                head = CodesUpload.PackagingHead(item);
                builder.StartSection(head.Action, head.EventAt, head.ChangeReason);
            }

            var row = CodesUpload.PackagingRow(item);
            WholeBatches.Require(
                builder.TryAdd(Encoding.UTF8.GetBytes(row.Code), Encoding.UTF8.GetBytes(row.Parent), row.PackMode));
        }

        return new UploadPackagingRequest { DocumentNumber = number, Sections = { builder.Build().Sections } };
    }

    private static bool TryAdd(ActivationBatchBuilder builder, UploadedRow row, Span<byte> room)
    {
        if (row.Sort == RowSort.Quantity)
        {
            return builder.TryAddQuantity(
                new ActivatedQuantity { Identifier = row.Code, Quantity = row.Quantity, Parent = row.Parent });
        }

        var code = Utf8Of(row.Code, room[..ActivationBatchBuilder.MaxCodeBytes]);
        var parent = Utf8Of(row.Parent, room[ActivationBatchBuilder.MaxCodeBytes..]);
        return builder.TryAdd(code, row.Level, parent, row.PackMode);
    }

    // The builder cuts what is longer: such a code is refused either way.
    private static ReadOnlySpan<byte> Utf8Of(string text, Span<byte> room)
    {
        return Encoding.UTF8.TryGetBytes(text, room, out var length) ? room[..length] : Encoding.UTF8.GetBytes(text);
    }
}
