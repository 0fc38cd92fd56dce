namespace TraceEngine.Files.Relation.Inspection;

/// <summary>What the rows of one package level show.</summary>
/// <param name="Level">packLayer; -1 gathers rows without a number or above 31.</param>
/// <param name="RowCount">Rows of this level.</param>
/// <param name="DigitLengths">The digit counts of all-digit codes, ascending.</param>
/// <param name="Prefixes">Distinct first seven digits of the 20-digit codes, most rows first; at most 64.</param>
/// <param name="HasManyPrefixes">There were more than are listed.</param>
/// <param name="Gtins">Distinct GTIN-14 of GS1 codes with a (01), most rows first; at most 64.</param>
/// <param name="HasManyGtins">There were more than are listed.</param>
/// <param name="OtherCodeCount">Rows whose code is neither all digits nor GS1 with a GTIN.</param>
/// <param name="RowsWithoutParent">Rows with a missing or empty parentCode.</param>
/// <param name="ParentCount">Distinct parents of this level that rows name.</param>
/// <param name="UsualChildCount">The commonest number of children of such a parent; 0 without parents.</param>
/// <param name="FewestChildren">The fewest children of such a parent.</param>
/// <param name="MostChildren">The most children of such a parent.</param>
public sealed record LevelFacts(
    int Level,
    long RowCount,
    IReadOnlyList<int> DigitLengths,
    IReadOnlyList<CodeMark> Prefixes,
    bool HasManyPrefixes,
    IReadOnlyList<CodeMark> Gtins,
    bool HasManyGtins,
    long OtherCodeCount,
    long RowsWithoutParent,
    long ParentCount,
    int UsualChildCount,
    int FewestChildren,
    int MostChildren);
