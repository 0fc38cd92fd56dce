namespace TraceEngine.Query.Lineage;

/// <summary>What all codes of a section share: who, which product and lot, when and where.</summary>
internal sealed record ActivationFacts
{
    public required byte[] StreamId { get; init; }

    public required long Sequence { get; init; }

    /// <summary>The enterprise that activated.</summary>
    public required long EnterpriseId { get; init; }

    public required DateTime EventAt { get; init; }

    public required string Line { get; init; }

    public required string Workshop { get; init; }

    public required string LineManager { get; init; }

    public required string CreditCode { get; init; }

    public required string EnterpriseName { get; init; }

    /// <summary>The enterprise that registered the product; another one when production is contracted out.</summary>
    public required long OwnerId { get; init; }

    public required string ProductCode { get; init; }

    /// <summary>Version of the product at activation, from 1.</summary>
    public required int ProductVersion { get; init; }

    /// <summary>Kind of product, with the numbers of the contract.</summary>
    public required int Kind { get; init; }

    public required string ProductName { get; init; }

    public required string Spec { get; init; }

    public required string NhsaCode { get; init; }

    public required string Barcode { get; init; }

    public required long LotId { get; init; }

    public required string LotNumber { get; init; }

    public required DateOnly MadeOn { get; init; }

    public required DateOnly ExpiresOn { get; init; }

    public required bool ExpiryIsMonth { get; init; }
}
