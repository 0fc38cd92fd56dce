using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Query.V1;

namespace TraceEngine.Functional.Tests.Histories.Queries;

/// <summary>
/// What is true of the codes of a history and who may know it, told from the plain records of the write oracle. It shares no rule
/// with the engine: each question is answered by looking through everything.
/// </summary>
internal sealed class QueryOracle(OracleFault fault = OracleFault.None)
{
    private static readonly (DateTimeOffset, long) Always = (DateTimeOffset.MinValue, long.MinValue);
    private static readonly (DateTimeOffset, long) Never = (DateTimeOffset.MaxValue, long.MaxValue);

    private readonly Oracle _records = new();
    private readonly Dictionary<long, DateTimeOffset> _times = [];
    private readonly Dictionary<int, List<Reach>> _reached = [];

    public Oracle Records => _records;

    /// <summary>When a section happened.</summary>
    public DateTimeOffset TimeOf(long section) => _times[section];

    /// <summary>Takes the next document of the history; what is sent again changes nothing.</summary>
    public void Apply(HistoryStep step)
    {
        if (step is RepeatStep)
        {
            return;
        }

        var before = _records.LastSection;
        _records.Apply(step);
        _reached.Clear();
        for (var section = before + 1; section <= _records.LastSection; section++)
        {
            _times[section] = HistoryTimes.Of(step.Number);
        }
    }

    /// <summary>The documents that happened to a code, in the order of their times; of one moment by arrival.</summary>
    public IReadOnlyList<Reach> Reached(int code)
    {
        if (!_reached.TryGetValue(code, out var reached))
        {
            var all =
                from document in _records.Documents
                from item in document.Value.Items
                let at = (HistoryTimes.Of(document.Key.Number), item.Value)
                where WasInside(code, item.Key, at)
                orderby at
                select new Reach(document.Key.Number, document.Value, item.Key, at);
            _reached[code] = reached = [.. all];
        }

        return reached;
    }

    /// <summary>Whether an enterprise sees everything of a code: who activated it, and whoever somebody who sees it names.</summary>
    public bool Sees(int enterprise, int code)
    {
        if (_records.Codes[code].Activator is not { } maker)
        {
            return false;
        }

        var seeing = new HashSet<int> { maker };
        var documents = Counting(code);
        if (fault == OracleFault.StopsAtFirstHand)
        {
            documents = [.. documents.Where(document => document.By == maker)];
        }

        for (var known = 0; known < seeing.Count;)
        {
            known = seeing.Count;
            foreach (var document in documents.Where(document => seeing.Contains(document.By)))
            {
                seeing.UnionWith(PartiesOf(document));
            }
        }

        return seeing.Contains(enterprise);
    }

    /// <summary>Where a code is in its life: the first that applies.</summary>
    public CodeStatus StatusOf(int code)
    {
        var state = _records.Codes[code].State;
        var documents = Counting(code);
        bool Any(Func<OracleDocument, bool> told) => documents.Any(told);
        return state switch
        {
            2 => CodeStatus.Destroyed,
            1 or 3 or 5 => CodeStatus.Voided,
            4 => CodeStatus.Sampled,
            _ when Any(document => document.Kind == FlowKind.Sampling) => CodeStatus.Sampled,
            _ when Any(document => document.Kind == FlowKind.Return) => CodeStatus.Returned,
            _ when Any(document => document.Kind == FlowKind.Circulation && document.IsRelease) => CodeStatus.SentOut,
            _ when Any(document => document.Kind is FlowKind.Circulation or FlowKind.Receiving) => CodeStatus.Received,
            _ when Any(document => document.Kind == FlowKind.Shipping) => CodeStatus.InTransit,
            _ => CodeStatus.Activated,
        };
    }

    /// <summary>Codes directly inside a package.</summary>
    public IEnumerable<int> Inside(int package) =>
        Enumerable.Range(0, World.Codes).Where(code => _records.Codes[code].Parent == package);

    /// <summary>Codes inside a package on any depth.</summary>
    public IEnumerable<int> Contents(int package) => Inside(package).SelectMany(code => Contents(code).Prepend(code));

    /// <summary>The enterprises that a document names.</summary>
    public static IEnumerable<int> PartiesOf(OracleDocument document)
    {
        int?[] parties =
        [
            document.Header.From, document.Header.To, document.Kind == FlowKind.Circulation ? document.By : null,
        ];
        return parties.OfType<int>();
    }

    private List<OracleDocument> Counting(int code) =>
    [
        .. Reached(code).Select(reach => reach.Document)
            .Where(document => !document.IsWithdrawn || fault == OracleFault.CountsWithdrawn),
    ];

    /// <summary>Whether a code was a package, or in it, at a moment.</summary>
    private bool WasInside(int code, int package, (DateTimeOffset Time, long Section) at)
    {
        if (code == package)
        {
            return true;
        }

        var places = _records.Codes[code].Places;
        for (var index = 0; index < places.Count; index++)
        {
            // Where it was born it has been always.
            var from = places[index].Since == 0 ? Always : At(places[index].Since);
            var to = index + 1 == places.Count ? Never : At(places[index + 1].Since);
            if (places[index].Parent is { } parent
                && ((at.CompareTo(from) >= 0 && at.CompareTo(to) < 0) || fault == OracleFault.ForgetsWhen)
                && WasInside(parent, package, at))
            {
                return true;
            }
        }

        return false;
    }

    private (DateTimeOffset Time, long Section) At(long section) => (_times[section], section);
}
