namespace TraceEngine.Files.Relation.Inspection;

/// <summary>How the declared pack ratio (cascade) fits what the parents of the file hold. 1:10:100 read cumulatively and 1:10:10
/// read per parent both mean ten boxes a case and ten units a box.</summary>
public enum RatioAgreement
{
    /// <summary>No cascade attribute, or parents could not be counted.</summary>
    Unknown,

    /// <summary>The cascade attribute is not numbers with colons.</summary>
    Unreadable,

    /// <summary>Both readings fit: one level, or two.</summary>
    Both,

    /// <summary>Read as totals in the largest package it fits.</summary>
    Cumulative,

    /// <summary>Read as children of each parent it fits.</summary>
    PerParent,

    /// <summary>The content follows neither reading.</summary>
    Neither,
}
