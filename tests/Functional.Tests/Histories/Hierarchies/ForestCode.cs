namespace TraceEngine.Functional.Tests.Histories.Hierarchies;

/// <summary>A code of a random forest.</summary>
internal sealed class ForestCode(int number)
{
    /// <summary>Every other code tells its level by its prefix; of the rest only its own row does.</summary>
    public int PrefixLevel { get; } = number % 2 == 0 ? 1 + (number / 2 % 5) : 0;

    /// <summary>Its level once it is active; 0 before.</summary>
    public int Level { get; set; }

    public int? BirthParent { get; set; }

    public int? Parent { get; set; }

    public bool IsActive => Level > 0;
}
