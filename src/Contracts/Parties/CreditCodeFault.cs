namespace TraceEngine.Contracts.Parties;

/// <summary>What is wrong with a credit code (统一社会信用代码).</summary>
public enum CreditCodeFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It has not 18 characters.</summary>
    Length,

    /// <summary>A character is neither a digit nor a capital letter other than I, O, S, V, Z.</summary>
    Character,

    /// <summary>Characters 3 to 8, the region, are not all digits.</summary>
    Region,

    /// <summary>The last character does not fit the others: one was mistyped.</summary>
    CheckCharacter,
}
