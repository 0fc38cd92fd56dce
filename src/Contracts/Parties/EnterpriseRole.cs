namespace TraceEngine.Contracts.Parties;

/// <summary>What an enterprise is in the trace system; it may be several.</summary>
public enum EnterpriseRole
{
    /// <summary>Drug producer (药品生产企业).</summary>
    DrugProducer,

    /// <summary>Producer of medical consumables (医用耗材生产企业).</summary>
    ConsumableProducer,

    /// <summary>Distributor (流通企业).</summary>
    Distributor,
}
