using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Flows;

namespace TraceEngine.Query.Lineage;

/// <summary>Finds the status of a code: the first that applies, in the order of the standard.</summary>
internal static class CodeStatuses
{
    private static readonly string[] ReturnTypes = ["103", "116", "202", "237"];

    private static readonly CodeStatus[] Order =
    [
        CodeStatus.Recalled, CodeStatus.Sampled, CodeStatus.Returned, CodeStatus.Used, CodeStatus.SentOut, CodeStatus.Received,
        CodeStatus.InTransit,
    ];

    /// <summary>The status by what ended the code and by the documents that reached it; withdrawn ones do not count.</summary>
    public static CodeStatus Of(LifeState state, IReadOnlyList<Visit> visits)
    {
        switch (state)
        {
            case LifeState.Destroyed:
                return CodeStatus.Destroyed;
            case LifeState.Voided or LifeState.Replaced or LifeState.ActivationWithdrawn:
                return CodeStatus.Voided;
            default:
                break;
        }

        var told = 0;
        foreach (var visit in visits)
        {
            if (!visit.Document.IsWithdrawn)
            {
                told |= 1 << (int)OfDocument((DocumentKind)visit.Document.Kind, visit.Document.BillType);
            }
        }

        if (state == LifeState.Sampled)
        {
            told |= 1 << (int)CodeStatus.Sampled;
        }

        var found = Array.Find(Order, status => (told & (1 << (int)status)) != 0);
        return found == 0 ? CodeStatus.Activated : found;
    }

    /// <summary>What one document says of the codes it names.</summary>
    private static CodeStatus OfDocument(DocumentKind kind, string billType)
    {
        BillTypes.TryFind(billType, out var type);
        if (type is { IsRecall: true })
        {
            return CodeStatus.Recalled;
        }

        return kind switch
        {
            DocumentKind.Circulation when ReturnTypes.Contains(billType) => CodeStatus.Returned,
            DocumentKind.Recall => CodeStatus.Recalled,
            DocumentKind.Sampling => CodeStatus.Sampled,
            DocumentKind.Return => CodeStatus.Returned,
            DocumentKind.Use => CodeStatus.Used,
            DocumentKind.Circulation => type?.Direction switch
            {
                BillDirection.Retail => CodeStatus.Used,
                BillDirection.Outbound => CodeStatus.SentOut,
                _ => CodeStatus.Received,
            },
            DocumentKind.Receiving => CodeStatus.Received,
            DocumentKind.Shipping or DocumentKind.Delivery => CodeStatus.InTransit,
            _ => CodeStatus.Activated,
        };
    }
}
