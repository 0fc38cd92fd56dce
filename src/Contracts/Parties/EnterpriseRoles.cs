namespace TraceEngine.Contracts.Parties;

/// <summary>The names roles have in the database and on the command line.</summary>
public static class EnterpriseRoles
{
    private static readonly string[] Names = ["drug_producer", "consumable_producer", "distributor"];

    /// <summary>All stored names, for messages.</summary>
    public static IReadOnlyList<string> StoredNames => Names;

    /// <summary>The stored name of a role.</summary>
    public static string ToStoredName(this EnterpriseRole role) => Names[(int)role];

    /// <summary>The role of a stored name.</summary>
    public static bool TryParse(string? storedName, out EnterpriseRole role)
    {
        int index = Array.IndexOf(Names, storedName);
        role = index < 0 ? default : (EnterpriseRole)index;
        return index >= 0;
    }
}
