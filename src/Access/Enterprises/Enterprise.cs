using TraceEngine.Contracts.Parties;

namespace TraceEngine.Access.Enterprises;

/// <param name="EnterpriseId">Our number for it.</param>
/// <param name="CreditCode">Unified social credit code, check digit verified.</param>
/// <param name="Name">As registered.</param>
/// <param name="Roles">What it may act as; a set, since producers also distribute.</param>
public sealed record Enterprise(long EnterpriseId, string CreditCode, string Name, IReadOnlySet<EnterpriseRole> Roles);
