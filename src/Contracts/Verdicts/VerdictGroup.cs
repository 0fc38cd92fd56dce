namespace TraceEngine.Contracts.Verdicts;

/// <summary>Groups of reasons, as the JSON interface names them (errCode).</summary>
public static class VerdictGroup
{
    /// <summary>A value is not written as it must be.</summary>
    public const string Format = "FORMAT";

    /// <summary>The code was reported before.</summary>
    public const string Duplicate = "DUPLICATE";

    /// <summary>The code is not activated.</summary>
    public const string NotActive = "NOT_ACTIVE";

    /// <summary>The parent is missing, or the code is not in it.</summary>
    public const string ParentMissing = "PARENT_MISSING";

    /// <summary>The document number was used before, or names no document.</summary>
    public const string DocumentRepeated = "DOC_REPEAT";

    /// <summary>The code has ended.</summary>
    public const string Terminated = "TERMINATED";

    /// <summary>A code and its own ancestor in one document.</summary>
    public const string ParentChildInOneDoc = "PARENT_CHILD_IN_ONE_DOC";

    /// <summary>The lot or its dates differ from what is known.</summary>
    public const string LotMismatch = "LOT_MISMATCH";

    /// <summary>The code sits in another parent.</summary>
    public const string TwoParents = "TWO_PARENTS";

    /// <summary>The package level does not fit.</summary>
    public const string Level = "LEVEL";

    /// <summary>Dates of a lot contradict each other.</summary>
    public const string DateOrder = "DATE_ORDER";

    /// <summary>A time cannot be right.</summary>
    public const string TimeOrder = "TIME_ORDER";

    /// <summary>The product or its prefix is not registered, or is another's.</summary>
    public const string ProductUnknown = "PRODUCT_UNKNOWN";

    /// <summary>The caller may not do this.</summary>
    public const string NotAllowed = "NOT_ALLOWED";

    /// <summary>The row is good; another one of an all-or-nothing batch is not.</summary>
    public const string BatchRefused = "BATCH_REFUSED";
}
