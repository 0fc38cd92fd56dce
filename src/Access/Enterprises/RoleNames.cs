using System.Collections.Frozen;
using TraceEngine.Contracts.Parties;

namespace TraceEngine.Access.Enterprises;

/// <summary>Sets of roles as text: <c>drug_producer</c> in the database, <c>drug-producer</c> at the command line.</summary>
public static class RoleNames
{
    /// <summary>All roles as typed at the command line.</summary>
    public static IReadOnlyList<string> All { get; } = [.. EnterpriseRoles.StoredNames.Select(name => name.Replace('_', '-'))];

    /// <summary>Reads what was typed; both spellings are taken.</summary>
    /// <exception cref="AccessException">A name is no role; the message lists the known ones.</exception>
    public static IReadOnlySet<EnterpriseRole> Parse(IEnumerable<string> names) =>
        names.Select(name => EnterpriseRoles.TryParse(name.Replace('-', '_'), out var role)
            ? role
            : throw new AccessException(AccessMessages.UnknownRole(name, All))).ToFrozenSet();

    /// <summary>As stored; sorted, so that equal sets are equal rows.</summary>
    internal static string[] ToStored(IEnumerable<EnterpriseRole> roles) =>
        [.. roles.Select(role => role.ToStoredName()).Order(StringComparer.Ordinal)];

    /// <summary>A role this version doesn't know (a newer host wrote it) gives no rights here, and breaks nothing.</summary>
    internal static IReadOnlySet<EnterpriseRole> FromStored(IEnumerable<string> names)
    {
        var roles = new HashSet<EnterpriseRole>();
        foreach (var name in names)
        {
            if (EnterpriseRoles.TryParse(name, out var role))
            {
                roles.Add(role);
            }
        }
        return roles.ToFrozenSet();
    }
}
