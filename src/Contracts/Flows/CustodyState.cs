namespace TraceEngine.Contracts.Flows;

/// <summary>Who has a code: an enterprise, or nobody while it is on its way.</summary>
public readonly record struct CustodyState
{
    private readonly string? _receiver;

    private CustodyState(long? holder, string? receiver) => (Holder, _receiver) = (holder, receiver);

    /// <summary>The enterprise that holds it; null on the way.</summary>
    public long? Holder { get; }

    /// <summary>
    /// Credit code of who it is on its way to, empty when the document told none; null while an enterprise holds it.
    /// </summary>
    public string? InTransitTo => Holder is null ? _receiver ?? string.Empty : null;

    /// <summary>An enterprise has it.</summary>
    public static CustodyState HeldBy(long enterpriseId) => new(enterpriseId, null);

    /// <summary>It was let go and is not confirmed yet.</summary>
    /// <param name="creditCode">Who it is meant for; empty when nobody was named.</param>
    public static CustodyState InTransit(string creditCode) => new(null, creditCode.Length == 0 ? null : creditCode);

    /// <summary>Whether this enterprise holds it.</summary>
    public bool IsHeldBy(long enterpriseId) => Holder == enterpriseId;
}
