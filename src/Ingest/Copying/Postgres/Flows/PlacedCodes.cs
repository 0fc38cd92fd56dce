using System.Buffers;

namespace TraceEngine.Ingest.Copying.Postgres.Flows;

/// <summary>Where the codes of one batch are, by row, in pooled columns.</summary>
internal sealed class PlacedCodes : IDisposable
{
    private readonly byte[] _states;
    private readonly byte[] _levels;
    private readonly bool[] _inDocument;
    private readonly int[] _outers;

    private const byte SmallestLevel = 1;

    // Above every state: nobody has activated the code.
    private const byte Unknown = byte.MaxValue;

    public PlacedCodes(int rowCount)
    {
        _states = ArrayPool<byte>.Shared.Rent(Math.Max(rowCount, 1));
        _levels = ArrayPool<byte>.Shared.Rent(Math.Max(rowCount, 1));
        _inDocument = ArrayPool<bool>.Shared.Rent(Math.Max(rowCount, 1));
        _outers = ArrayPool<int>.Shared.Rent(Math.Max(rowCount, 1));
        _states.AsSpan(0, rowCount).Fill(Unknown);
        _levels.AsSpan(0, rowCount).Clear();
        _inDocument.AsSpan(0, rowCount).Clear();
        _outers.AsSpan(0, rowCount).Fill(AncestorTable.None);
    }

    public bool IsActive(int row) => _states[row] != Unknown;

    public short State(int row) => _states[row];

    /// <summary>Whether it can hold others: the smallest packages hold nothing; a level that is not known may.</summary>
    public bool MayHold(int row) => _levels[row] != SmallestLevel;

    /// <summary>Index of the package it is in.</summary>
    public int Outer(int row) => _outers[row];

    /// <summary>Whether its document names it already.</summary>
    public bool IsInDocument(int row) => _inDocument[row];

    public void SetInDocument(int row) => _inDocument[row] = true;

    public void Set(int row, in FoundPlace place)
    {
        _states[row] = (byte)place.State;
        _levels[row] = (byte)place.Level;
        _outers[row] = place.Outer;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_states);
        ArrayPool<byte>.Shared.Return(_levels);
        ArrayPool<bool>.Shared.Return(_inDocument);
        ArrayPool<int>.Shared.Return(_outers);
    }
}
