using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using TraceEngine.Contracts.Catalog.V1;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Load;

/// <summary>
/// Batches of whole cases: a case holds 9 boxes of 10 units, 100 codes in all. Serials follow from the line and the sequence
/// of the batch, so that a run on a stream that exists already goes on with codes that were never sent.
/// </summary>
public sealed class LoadBatches
{
    /// <summary>Codes of a case: 90 units, 9 boxes and the case.</summary>
    public const int CodesPerCase = (Boxes * (UnitsPerBox + 1)) + 1;

    private const int Boxes = 9;
    private const int UnitsPerBox = 10;
    private const int Digits = 20;
    private const int CodeBytes = Digits / 2;
    private const int SerialDigits = 10;

    // 7 digits of prefix, 3 of line, 10 of serial.
    private static readonly string[] Prefixes = ["8391001", "8391002", "8391003"];

    private readonly int _line;
    private readonly int _cases;
    private readonly ActivationHeader _header;
    private readonly ByteString _levels;

    /// <summary>Prepares batches for one line.</summary>
    /// <param name="line">0 to 999.</param>
    /// <param name="batchCodes">Codes in a batch.</param>
    /// <param name="time">The clock that says when the codes were activated.</param>
    public LoadBatches(int line, int batchCodes, TimeProvider time)
    {
        _line = line;
        _cases = batchCodes / CodesPerCase;
        _header = new ActivationHeader
        {
            Product = new ProductReference { ProductCode = Product().ProductCode },
            LotNumber = $"LOAD{line:D3}",
            MadeOn = "2026-01-01",
            ExpiresOn = "2027-12-31",
            ActivatedAt = Timestamp.FromDateTimeOffset(time.GetUtcNow().AddMinutes(-1)),
            Line = $"load-{line}",
            PackRatio = "1:9:90",
        };
        _levels = Levels(_cases);
    }

    /// <summary>The product that the codes belong to; register it first.</summary>
    public static Product Product() => new()
    {
        ProductCode = "TRACE-LOAD",
        Kind = ProductKind.DomesticDrug,
        Name = "负载测试用药品",
        Spec = "10*9",
        PackageLevels =
        {
            new PackageLevel { Level = 1, Name = "盒", Prefix = Prefixes[0] },
            new PackageLevel { Level = 2, Name = "中包", Prefix = Prefixes[1], ContainedCount = UnitsPerBox },
            new PackageLevel { Level = 3, Name = "箱", Prefix = Prefixes[2], ContainedCount = Boxes },
        },
    };

    /// <summary>The batch with this sequence.</summary>
    public ActivationBatch Build(ulong sequence)
    {
        var codes = new byte[_cases * CodesPerCase * CodeBytes];
        var parents = new byte[_cases * (Boxes + 1) * CodeBytes];
        var section = new ActivationSection { Header = _header, Levels = _levels };
        section.ParentIndexes.Capacity = _cases * CodesPerCase;
        int row = 0, parent = 0;
        for (var i = 0; i < _cases; i++)
        {
            var number = ((long)(sequence - 1) * _cases) + i;
            Write(parents, parent++, level: 3, number);
            var caseIndex = (uint)parent;
            for (var box = 0; box < Boxes; box++)
            {
                Write(parents, parent++, level: 2, (number * Boxes) + box);
                for (var unit = 0; unit < UnitsPerBox; unit++)
                {
                    Write(codes, row++, level: 1, (((number * Boxes) + box) * UnitsPerBox) + unit);
                    section.ParentIndexes.Add((uint)parent);
                }

                Write(codes, row++, level: 2, (number * Boxes) + box);
                section.ParentIndexes.Add(caseIndex);
            }

            Write(codes, row++, level: 3, number);
            section.ParentIndexes.Add(0);
        }

        section.Codes = Column(codes);
        section.Parents = Column(parents);
        return new ActivationBatch { Sections = { section } };
    }

    private static ByteString Levels(int cases)
    {
        var levels = new byte[cases * CodesPerCase];
        var row = 0;
        for (var i = 0; i < cases; i++)
        {
            for (var box = 0; box < Boxes; box++)
            {
                levels.AsSpan(row, UnitsPerBox).Fill(1);
                levels[row + UnitsPerBox] = 2;
                row += UnitsPerBox + 1;
            }

            levels[row++] = 3;
        }

        return UnsafeByteOperations.UnsafeWrap(levels);
    }

    private static CodeColumn Column(byte[] packed) =>
        new() { Packed = new PackedDigits { Digits = Digits, Data = UnsafeByteOperations.UnsafeWrap(packed) } };

    private void Write(byte[] column, int index, int level, long serial)
    {
        Span<byte> digits = stackalloc byte[Digits];
        for (var i = 0; i < Prefixes[level - 1].Length; i++)
        {
            digits[i] = (byte)(Prefixes[level - 1][i] - '0');
        }

        Number(digits[..SerialDigits], 3, _line);
        Number(digits, SerialDigits, serial);
        for (var i = 0; i < CodeBytes; i++)
        {
            column[(index * CodeBytes) + i] = (byte)((digits[2 * i] << 4) | digits[(2 * i) + 1]);
        }
    }

    // Right-aligned into the last digits.
    private static void Number(Span<byte> digits, int count, long value)
    {
        for (var i = digits.Length - 1; i >= digits.Length - count; i--)
        {
            digits[i] = (byte)(value % 10);
            value /= 10;
        }
    }
}
