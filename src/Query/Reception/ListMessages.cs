using Google.Protobuf.WellKnownTypes;
using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Query.Listing;

namespace TraceEngine.Query.Reception;

/// <summary>Pages of lists as they travel.</summary>
internal static class ListMessages
{
    public static ListCodesResponse ToMessage(ListAnswer answer, Wanted wanted, ListCaller caller) => new()
    {
        Rows = { answer.Rows.Select(ToRow) },
        NextPageToken = answer.Next is { } next ? PageToken.Of(next, wanted, caller) : string.Empty,
        Total = (ulong)answer.Total,
        TotalIsAtLeast = answer.TotalIsAtLeast,
    };

    private static CodeListRow ToRow(ListedCode row)
    {
        var message = new CodeListRow { Code = CodeKey.ToText(row.Key) };
        if (row is { Code: { } code, Origin: { } origin, UploadedAt: { } uploadedAt })
        {
            message.Level = (uint)code.Level;
            message.State = code.State == LifeState.Live ? CodeState.Active : CodeState.Terminated;
            message.EndCause = (EndCause)code.State;
            message.ParentCode = code.Parent is { } parent ? CodeKey.ToText(parent) : string.Empty;
            message.LotNumber = origin.LotNumber;
            message.ProductCode = origin.ProductCode;
            message.UploadedAt = Timestamp.FromDateTime(uploadedAt);
        }

        return message;
    }
}
