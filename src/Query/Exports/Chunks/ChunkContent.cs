namespace TraceEngine.Query.Exports.Chunks;

/// <summary>A chunk's chains, read from its file: cells are ranges of its bytes, nothing is copied.</summary>
internal sealed class ChunkContent
{
    private readonly byte[] _bytes;
    private readonly List<CellRange> _codeCells = [];
    private readonly List<CellRange> _birthCells = [];
    private readonly List<CellRange> _nodeCells = [];
    private readonly List<CodeEntry> _codes = [];
    private readonly List<VisitEntry> _visits = [];
    private int _at;

    private ChunkContent(byte[] bytes) => _bytes = bytes;

    public IReadOnlyList<CodeEntry> Codes => _codes;

    public int BirthCount => _birthCells.Count / ExportColumns.BirthGroup.Count;

    public int NodeCount => _nodeCells.Count / ExportColumns.NodeGroup.Count;

    public int Rows { get; private set; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">It is none of this version.</exception>
    public static ChunkContent Parse(byte[] bytes)
    {
        var content = new ChunkContent(bytes);
        if (!bytes.AsSpan().StartsWith(ChunkFormat.Version))
        {
            throw new InvalidDataException("The file of a chunk is of another version.");
        }

        content._at = ChunkFormat.Version.Length;
        while (content.ReadRecord())
        {
        }

        return content;
    }

    /// <summary>The bytes of a cell.</summary>
    public ReadOnlySpan<byte> this[CellRange cell] => _bytes.AsSpan(cell.Start, cell.Length);

    /// <summary>A cell of a code.</summary>
    public CellRange CodeCell(int code, int column) => _codeCells[(code * ExportColumns.CodeGroup.Count) + column];

    /// <summary>A cell of a birth.</summary>
    public CellRange BirthCell(int birth, int column) => _birthCells[(birth * ExportColumns.BirthGroup.Count) + column];

    /// <summary>A cell of a node.</summary>
    public CellRange NodeCell(int node, int column) => _nodeCells[(node * ExportColumns.NodeGroup.Count) + column];

    /// <summary>A visit of a code.</summary>
    public VisitEntry Visit(int index) => _visits[index];

    private bool ReadRecord()
    {
        switch (_bytes[_at++])
        {
            case ChunkFormat.Birth:
                ReadCells(_birthCells, ExportColumns.BirthGroup.Count);
                return true;
            case ChunkFormat.Node:
                ReadCells(_nodeCells, ExportColumns.NodeGroup.Count);
                return true;
            case ChunkFormat.Code:
                ReadCode();
                return true;
            case ChunkFormat.End:
                Require(ReadCount() == _codes.Count);
                Require(ReadCount() == Rows);
                return false;
            default:
                throw Damaged();
        }
    }

    private void ReadCode()
    {
        ReadCells(_codeCells, ExportColumns.CodeGroup.Count);
        var birth = ReadCount() - 1;
        var visits = ReadCount();
        Require(birth < BirthCount);
        _codes.Add(new CodeEntry(birth, _visits.Count, visits));
        for (var visit = 0; visit < visits; visit++)
        {
            var node = ReadCount();
            Require(node < NodeCount);
            _visits.Add(new VisitEntry(node, ReadCell()));
        }

        Rows += Math.Max(1, visits);
    }

    private void ReadCells(List<CellRange> cells, int count)
    {
        for (var cell = 0; cell < count; cell++)
        {
            cells.Add(ReadCell());
        }
    }

    private CellRange ReadCell()
    {
        var length = ReadCount();
        var cell = new CellRange(_at, length);
        _at += length;
        Require(_at <= _bytes.Length);
        return cell;
    }

    private int ReadCount()
    {
        var value = 0;
        for (var shift = 0; ; shift += 7)
        {
            Require(_at < _bytes.Length && shift <= 28);
            var next = _bytes[_at++];
            value |= (next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }

    private static void Require(bool isSound)
    {
        if (!isSound)
        {
            throw Damaged();
        }
    }

    private static InvalidDataException Damaged() => new("The file of a chunk is damaged.");
}
