using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Flows;
using TraceEngine.Contracts.Verdict.V1;

namespace TraceEngine.Ingest.Copying.Writing;

/// <summary>
/// The admission rules of flow documents that need the database, as functions of facts: what the writer and the model test
/// judge by. The order of the checks is the order in which faults are told.
/// </summary>
internal static class FlowRules
{
    /// <summary>Whether a part may go into the document that stands under its number.</summary>
    /// <param name="state">State of the document.</param>
    /// <param name="isSameHeader">Whether the part declares the header of the first one.</param>
    public static Reason OfDocument(DocumentState state, bool isSameHeader)
    {
        if (!isSameHeader)
        {
            return Reason.DocumentDiffers;
        }

        return state switch
        {
            DocumentState.Complete => Reason.DocumentComplete,
            DocumentState.Withdrawn => Reason.DocumentWithdrawn,
            _ => Reason.Unspecified,
        };
    }

    /// <summary>Whether a code may be named.</summary>
    public static Reason OfCode(in FlowCodeFacts code)
    {
        if (!code.IsActive)
        {
            return code.MayBeUnknown ? InDocument(code) : Reason.NotActive;
        }

        if (code.State != LifeState.Live)
        {
            return Reason.Terminated;
        }

        return InDocument(code);
    }

    /// <summary>Whether a document can be withdrawn.</summary>
    /// <param name="exists">Whether the caller has a document of this kind and number.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="state">Its state.</param>
    public static Reason OfWithdrawal(bool exists, DocumentKind kind, DocumentState state)
    {
        if (!exists || kind == DocumentKind.Correction)
        {
            return Reason.TargetUnknown;
        }

        return state == DocumentState.Withdrawn ? Reason.AlreadyWithdrawn : Reason.Unspecified;
    }

    /// <summary>Whether an activation can be withdrawn.</summary>
    /// <param name="codes">Codes that it activated.</param>
    /// <param name="withdrawn">Of these, those withdrawn before.</param>
    /// <param name="hasMoved">Whether anything of it was named by a document, packed, unpacked or ended.</param>
    public static Reason OfActivationWithdrawal(long codes, long withdrawn, bool hasMoved)
    {
        if (codes == 0)
        {
            return Reason.TargetUnknown;
        }

        if (withdrawn == codes)
        {
            return Reason.AlreadyWithdrawn;
        }

        return hasMoved ? Reason.MovedAlready : Reason.Unspecified;
    }

    /// <summary>Whether a lot's dates can be corrected.</summary>
    /// <param name="exists">Whether the caller has a lot of this product and number.</param>
    /// <param name="wasShipped">Whether a document, not withdrawn, names anything of it.</param>
    public static Reason OfLotCorrection(bool exists, bool wasShipped)
    {
        if (!exists)
        {
            return Reason.LotUnknown;
        }

        return wasShipped ? Reason.MovedAlready : Reason.Unspecified;
    }

    private static Reason InDocument(in FlowCodeFacts code)
    {
        if (code.IsInDocument)
        {
            return Reason.CodeInDocument;
        }

        if (code.HasOuter || code.HasInner)
        {
            return Reason.AncestorInDocument;
        }

        if (code.IsNotHeld)
        {
            return Reason.NotHeld;
        }

        return code.IsTooLarge ? Reason.ContentsTooLarge : Reason.Unspecified;
    }
}
