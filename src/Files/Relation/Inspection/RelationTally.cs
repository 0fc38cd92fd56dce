namespace TraceEngine.Files.Relation.Inspection;

/// <summary>Everything that is counted while a file is inspected.</summary>
internal sealed class RelationTally
{
    private const int MaxHeaders = 64;
    private const int MaxLots = 1000;
    private const int MaxLevel = 31;
    private readonly LevelTally?[] _levels = new LevelTally?[MaxLevel + 2];
    private readonly ParentTable _parents = new();
    private readonly List<RelationHeader> _headers = [];
    private readonly List<LotFacts> _lots = [];
    private RelationHeader? _openHeader;
    private RelationLot? _openLot;
    private long _openLotRows;
    private long _lotCount;

    public void AddHeader(RelationHeader header)
    {
        if (_headers.Count < MaxHeaders && !_headers.Contains(header))
        {
            _headers.Add(header);
        }
    }

    public void OpenLot(RelationHeader? header, RelationLot lot)
    {
        CloseLot();
        (_openHeader, _openLot, _openLotRows) = (header, lot, 0);
        _lotCount++;
    }

    public void AddRow(in RelationCode row)
    {
        _openLotRows++;
        var level = row.PackLayer is >= 0 and <= MaxLevel ? row.PackLayer : -1;
        (_levels[level + 1] ??= new LevelTally(level)).Add(row.Code, hasParent: !row.ParentCode.IsEmpty);

        // The smallest package holds nothing, so only larger ones are looked up as parents.
        if (level != 1)
        {
            _parents.AddRow(row.Code, level);
        }

        if (!row.ParentCode.IsEmpty)
        {
            _parents.AddParent(row.ParentCode, level);
        }
    }

    public RelationInspection ToInspection(
        string sha256, long byteCount, long rowCount, IReadOnlyList<RelationNote> notes, RelationFormatException? fault)
    {
        CloseLot();
        var children = new SortedDictionary<int, ChildCounts>();
        var (parents, outside) = _parents.Count(children);
        int[] observed = _parents.IsExhausted ? [] : [.. children.Reverse().Select(pair => pair.Value.Usual)];
        return new RelationInspection
        {
            Sha256 = sha256,
            ByteCount = byteCount,
            RowCount = rowCount,
            Headers = _headers,
            Lots = _lots,
            LotCount = _lotCount,
            Levels = [.. ToLevels(children)],
            ParentCount = _parents.IsExhausted ? null : parents,
            ParentsOutsideFile = _parents.IsExhausted ? null : outside,
            ObservedChildren = observed,
            Ratio = RatioOf(observed),
            Notes = notes,
            Fault = fault,
        };
    }

    private IEnumerable<LevelFacts> ToLevels(SortedDictionary<int, ChildCounts> children)
    {
        for (var level = -1; level <= MaxLevel; level++)
        {
            if (_levels[level + 1] is { } tally)
            {
                yield return tally.ToFacts(_parents.IsExhausted ? null : children.GetValueOrDefault(level));
            }
        }
    }

    private RatioAgreement RatioOf(int[] observed)
    {
        if (_parents.IsExhausted || _headers.Count == 0 || string.IsNullOrEmpty(_headers[0].Cascade))
        {
            return RatioAgreement.Unknown;
        }

        return PackRatio.Parse(_headers[0].Cascade!)?.Compare(observed) ?? RatioAgreement.Unreadable;
    }

    private void CloseLot()
    {
        if (_openLot is not null && _lots.Count < MaxLots)
        {
            _lots.Add(new LotFacts(_openHeader, _openLot, _openLotRows));
        }

        _openLot = null;
    }
}
