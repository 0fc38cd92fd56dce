namespace TraceEngine.Access.Enterprises;

/// <summary>The names of <see cref="Strictness"/> in the database and at the command line.</summary>
public static class StrictnessNames
{
    private const string Strict = "strict";
    private const string Open = "open";

    /// <summary>All names, for messages.</summary>
    public static IReadOnlyList<string> All { get; } = [Strict, Open];

    /// <summary>The stored name.</summary>
    public static string ToStoredName(this Strictness strictness) => strictness == Strictness.Open ? Open : Strict;

    /// <summary>Reads what was typed.</summary>
    /// <exception cref="AccessException">It is no strictness; the message lists the known ones.</exception>
    public static Strictness Parse(string name) => name switch
    {
        Strict => Strictness.Strict,
        Open => Strictness.Open,
        _ => throw new AccessException(AccessMessages.UnknownStrictness(name, All)),
    };

    /// <summary>What is not stored, and a value this version doesn't know, is strict: it refuses rather than lets in.</summary>
    internal static Strictness FromStored(string? name) => name == Open ? Strictness.Open : Strictness.Strict;
}
