namespace TraceEngine.Files.Relation.Writing;

/// <summary>In which order the rows of a seeded cascade come. The codes and their parents are the same in each.</summary>
public enum CodeOrder
{
    /// <summary>As a packing line writes: the units of a box, the box, and after its boxes the case.</summary>
    AsPacked,

    /// <summary>Each parent directly before its children.</summary>
    ParentsFirst,

    /// <summary>All of the largest level, then the next, units last.</summary>
    LargestLevelFirst,

    /// <summary>All units, then all boxes, then all cases.</summary>
    UnitsFirst,
}
