using System.Diagnostics.CodeAnalysis;

namespace TraceEngine.Query.Lineage;

/// <summary>Compares code keys by their bytes.</summary>
internal sealed class KeyComparer : IEqualityComparer<byte[]>
{
    private KeyComparer()
    {
    }

    public static KeyComparer Instance { get; } = new();

    public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode([DisallowNull] byte[] obj)
    {
        var hash = default(HashCode);
        hash.AddBytes(obj);
        return hash.ToHashCode();
    }
}
