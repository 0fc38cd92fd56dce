using TraceEngine.Contracts.Parties;

namespace TraceEngine.Query.Reconcile;

/// <summary>Whose duties are asked for.</summary>
/// <param name="EnterpriseId">The enterprise.</param>
/// <param name="CreditCode">Its credit code.</param>
/// <param name="Roles">What it may act as.</param>
internal sealed record DutyQuestion(long EnterpriseId, string CreditCode, IReadOnlySet<EnterpriseRole> Roles)
{
    public bool IsProducer => Roles.Contains(EnterpriseRole.DrugProducer) || Roles.Contains(EnterpriseRole.ConsumableProducer);

    public bool IsDistributor => Roles.Contains(EnterpriseRole.Distributor);
}
