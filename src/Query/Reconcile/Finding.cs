using TraceEngine.Contracts.Query.V1;
using TraceEngine.Query.Lineage;

namespace TraceEngine.Query.Reconcile;

/// <summary>One thing that does not fit together, before it has words.</summary>
/// <param name="Kind">What does not fit.</param>
/// <param name="Code">Key of the code that the document names; null where the gap is of a whole document.</param>
/// <param name="Document">The document; null where the gap is of a code alone.</param>
/// <param name="Other">The document that it does not fit with, if there is one.</param>
/// <param name="Bound">The time before which it must not be; for a time that goes backwards.</param>
/// <param name="Expected">The number expected; for counts.</param>
/// <param name="Found">The number found; for counts.</param>
/// <param name="IsReceipt">Whether the number found is of confirmed packages, not of rows.</param>
internal sealed record Finding(
    GapKind Kind,
    byte[]? Code,
    DocumentFacts? Document,
    DocumentFacts? Other = null,
    DateTime? Bound = null,
    long Expected = 0,
    long Found = 0,
    bool IsReceipt = false);
