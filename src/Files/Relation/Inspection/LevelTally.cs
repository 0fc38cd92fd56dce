using System.Buffers.Text;

namespace TraceEngine.Files.Relation.Inspection;

/// <summary>Counts the rows of one package level.</summary>
internal sealed class LevelTally(int level)
{
    private const int NationalDigits = 20;
    private const int PrefixDigits = 7;
    private const int GtinDigits = 14;
    private readonly MarkTally _prefixes = new(PrefixDigits);
    private readonly MarkTally _gtins = new(GtinDigits);
    private readonly bool[] _digitLengths = new bool[101];
    private long _rows;
    private long _otherCodes;
    private long _withoutParent;

    public void Add(ReadOnlySpan<byte> code, bool hasParent)
    {
        _rows++;
        _withoutParent += hasParent ? 0 : 1;
        if (code.IsEmpty || code.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            AddOther(code);
            return;
        }

        _digitLengths[Math.Min(code.Length, _digitLengths.Length - 1)] = true;
        if (code.Length == NationalDigits)
        {
            _prefixes.Add(NumberOf(code[..PrefixDigits]));
        }
    }

    public LevelFacts ToFacts(ChildCounts? children) => new(
        level,
        _rows,
        [.. Enumerable.Range(0, _digitLengths.Length).Where(length => _digitLengths[length])],
        _prefixes.ToList(),
        _prefixes.HasMany,
        _gtins.ToList(),
        _gtins.HasMany,
        _otherCodes,
        _withoutParent,
        children?.Parents ?? 0,
        children?.Usual ?? 0,
        children?.Fewest ?? 0,
        children?.Most ?? 0);

    private void AddOther(ReadOnlySpan<byte> code)
    {
        // ]d2 DataMatrix, ]C1 Code 128, ]Q3 QR: what a scanner puts before a GS1 string.
        var isMarked = code.StartsWith("]d2"u8) || code.StartsWith("]C1"u8) || code.StartsWith("]Q3"u8);
        var body = isMarked ? code[3..] : code;
        var gtin = body switch
        {
            _ when body.StartsWith("(01)"u8) => body[4..],
            _ when body.StartsWith("01"u8) && (isMarked || body.Contains((byte)0x1D)) => body[2..],
            _ => default,
        };
        if (gtin.Length >= GtinDigits && !gtin[..GtinDigits].ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            _gtins.Add(NumberOf(gtin[..GtinDigits]));
        }
        else
        {
            _otherCodes++;
        }
    }

    private static ulong NumberOf(ReadOnlySpan<byte> digits) => Utf8Parser.TryParse(digits, out ulong number, out _) ? number : 0;
}
