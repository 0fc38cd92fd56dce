namespace TraceEngine.Query.Lineage.Facts;

/// <summary>Where a code was when somebody last looked.</summary>
/// <param name="Key">The code.</param>
/// <param name="Parent">The package it was in; null for none.</param>
/// <param name="LotId">Its lot; 0 when not known.</param>
/// <param name="ProductId">Its product; 0 when not known.</param>
internal sealed record PathHint(byte[] Key, byte[]? Parent, long LotId, long ProductId)
{
    public bool Tells(byte[]? parent, long lotId, long productId) =>
        LotId == lotId && ProductId == productId && KeyComparer.Instance.Equals(Parent, parent);
}
