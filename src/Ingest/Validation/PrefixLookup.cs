using System.Buffers.Binary;
using TraceEngine.Contracts.Codes;
using TraceEngine.Ingest.Catalog;

namespace TraceEngine.Ingest.Validation;

/// <summary>Finds what a code's prefix belongs to. Neighbours mostly share it, so the last answer is tried first.</summary>
internal sealed class PrefixLookup(ProductSnapshot catalog)
{
    private const byte NationalDigits = 20;

    // Length byte and 7 digits are the first 36 bits of a national key.
    private const ulong PrefixMask = 0xFFFFFFFFF0000000;

    private ulong _lastPrefix;
    private PrefixState _lastState;
    private PrefixEntry _lastEntry;

    public PrefixState Find(ReadOnlySpan<byte> key, out PrefixEntry entry)
    {
        if (key[0] != NationalDigits)
        {
            return FindIdentifier(key, out entry);
        }

        var prefix = BinaryPrimitives.ReadUInt64BigEndian(key) & PrefixMask;
        if (prefix != _lastPrefix)
        {
            var isKnown = catalog.TryFindNationalPrefix(ProductIdentifier.NationalPrefix(key), out _lastEntry);
            _lastState = isKnown ? PrefixState.Known : PrefixState.Unknown;
            _lastPrefix = prefix;
        }

        entry = _lastEntry;
        return _lastState;
    }

    private PrefixState FindIdentifier(ReadOnlySpan<byte> key, out PrefixEntry entry)
    {
        entry = default;
        if (ProductIdentifier.TextIdentifier(key) is not { } identifier)
        {
            return PrefixState.None;
        }

        return catalog.TryFindIdentifier(identifier, out entry) ? PrefixState.Known : PrefixState.Unknown;
    }
}
