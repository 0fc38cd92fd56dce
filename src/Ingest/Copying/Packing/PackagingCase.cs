using TraceEngine.Ingest.Copying.Holding;
using TraceEngine.Ingest.Copying.Rows;

namespace TraceEngine.Ingest.Copying.Packing;

/// <summary>One row with all that is known when it is judged.</summary>
/// <param name="Action">What is done.</param>
/// <param name="ChildKey">The child; empty where everything inside the parent leaves.</param>
/// <param name="Child">The child as it stands, null when not active.</param>
/// <param name="ParentKey">The parent named; null for none.</param>
/// <param name="Parent">The parent as it stands, null when not active.</param>
/// <param name="Prefix">What the catalog says of the parent.</param>
/// <param name="IsClaimedByOther">Another enterprise has packed into the parent, which is not active.</param>
/// <param name="ContentCount">Codes directly inside the parent, for rows that empty or replace it.</param>
/// <param name="ChildHasContents">Something is, or was, inside the child: for a replacement.</param>
internal readonly record struct PackagingCase(
    PackingAction Action,
    byte[] ChildKey,
    CodeFact? Child,
    byte[]? ParentKey,
    CodeFact? Parent,
    ParentPrefix Prefix,
    bool IsClaimedByOther,
    int ContentCount,
    bool ChildHasContents);
