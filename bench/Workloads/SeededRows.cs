using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Bench.Workloads;

/// <summary>The rows of a batch by index, for those who write the yardsticks' files. Only packed 20-digit columns.</summary>
internal readonly struct SeededRows(ActivationBatch batch)
{
    /// <summary>Digits of each code.</summary>
    public const int Digits = 20;

    /// <summary>Bytes of a packed code.</summary>
    public const int CodeBytes = Digits / 2;

    private readonly ActivationSection _section = batch.Sections[0];

    /// <summary>What the rows share.</summary>
    public ActivationHeader Header => _section.Header;

    /// <summary>Rows.</summary>
    public int Count => _section.Codes.Packed.Data.Length / CodeBytes;

    /// <summary>Distinct parents.</summary>
    public int ParentCount => _section.Parents is { } parents ? parents.Packed.Data.Length / CodeBytes : 0;

    /// <summary>Packed digits of a code.</summary>
    public ReadOnlySpan<byte> Code(int row) => _section.Codes.Packed.Data.Span.Slice(row * CodeBytes, CodeBytes);

    /// <summary>Packed digits of a parent.</summary>
    public ReadOnlySpan<byte> Parent(int index) => _section.Parents.Packed.Data.Span.Slice(index * CodeBytes, CodeBytes);

    /// <summary>Index of a row's parent, -1 = none.</summary>
    public int ParentOf(int row) => _section.ParentIndexes.Count == 0 ? -1 : (int)_section.ParentIndexes[row] - 1;

    /// <summary>Package level of a row.</summary>
    public byte Level(int row) => _section.Levels.Length == 1 ? _section.Levels[0] : _section.Levels[row];
}
