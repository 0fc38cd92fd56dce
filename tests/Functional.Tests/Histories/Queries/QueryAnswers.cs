using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Functional.Tests.Histories.Postgres;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.Histories.Queries;

/// <summary>What the server must answer, made of what the oracle says. Null: it does not exist for who asks.</summary>
internal sealed class QueryAnswers(QueryOracle oracle, HistoryMessages messages, IReadOnlyList<string> creditCodes)
{
    private IReadOnlyList<OracleCode> Codes => oracle.Records.Codes;

    /// <summary>The chain of a code, but for what only the server knows: when and how it was uploaded.</summary>
    public Chain? Chain(int asker, int code)
    {
        if (oracle.Sees(asker, code))
        {
            return WholeChain(code);
        }

        var own = oracle.Reached(code).Where(reach => reach.Document.By == asker).ToList();
        return own.Count == 0 ? null : new Chain { Code = messages.TextOf(code), Nodes = { own.Select(Node) } };
    }

    /// <summary>Everything inside a code.</summary>
    public IReadOnlyList<ContentsEntry>? Contents(int asker, int code, uint maxDepth)
    {
        if (!oracle.Sees(asker, code))
        {
            return null;
        }

        var entries = new List<ContentsEntry>();
        var outer = new List<(int Code, uint Place)> { (code, 0) };
        for (var depth = 1u; outer.Count > 0 && (maxDepth == 0 || depth <= maxDepth); depth++)
        {
            var inner = new List<(int Code, uint Place)>();
            foreach (var (package, place) in outer)
            {
                foreach (var child in oracle.Inside(package).OrderBy(messages.TextOf, StringComparer.Ordinal))
                {
                    entries.Add(new ContentsEntry
                    {
                        Code = messages.TextOf(child),
                        Level = (uint)World.LevelOf(child),
                        Depth = depth,
                        ParentIndex = place,
                    });
                    inner.Add((child, (uint)entries.Count));
                }
            }

            outer = inner;
        }

        return entries;
    }

    /// <summary>The codes that a document names.</summary>
    public IReadOnlyList<CodeListRow>? OfDocument(int asker, (int By, FlowKind Kind, string Number) name)
    {
        if (!oracle.Records.Documents.TryGetValue(name, out var document))
        {
            return null;
        }

        var isOwn = name.By == asker;
        if (!isOwn && (document.IsWithdrawn || !QueryOracle.PartiesOf(document).Contains(asker)))
        {
            return null;
        }

        var rows = document.Items.OrderBy(item => item.Value).Select(item => item.Key)
            .Where(code => isOwn || oracle.Sees(asker, code))
            .Select(code => oracle.Sees(asker, code) ? Row(code) : new CodeListRow { Code = messages.TextOf(code) })
            .ToList();
        return isOwn || rows.Count > 0 ? rows : null;
    }

    /// <summary>The codes of a producer's lot, which are all of its product: by arrival, then by code.</summary>
    public IReadOnlyList<CodeListRow>? OfLot(int asker, int producer)
    {
        var rows = World.CodesOf(producer)
            .Where(code => oracle.Sees(asker, code))
            .OrderBy(code => Codes[code].BornAt).ThenBy(messages.TextOf, StringComparer.Ordinal)
            .Select(Row)
            .ToList();
        return rows.Count > 0 ? rows : null;
    }

    private static string NameOfLevel(int code) => World.LevelOf(code) switch
    {
        1 => "盒",
        2 => "中包",
        _ => "箱",
    };

    private Chain WholeChain(int code)
    {
        var (one, text) = (Codes[code], messages.TextOf(code));
        var model = TestData.Product();
        var product = new ChainProduct
        {
            ProductCode = HistoryServer.ProductOf(World.ProductOf(code)),
            Kind = model.Kind,
            Name = model.Name,
            Spec = model.Spec,
            Version = 1,
            LevelName = NameOfLevel(code),
        };
        return new Chain
        {
            Code = text,
            Level = (uint)World.LevelOf(code),
            State = StateOf(code),
            Status = oracle.StatusOf(code),
            EndCause = (EndCause)one.State,
            Product = product,
            CurrentProduct = product,
            Mapping = new ThreeCodeMapping { TraceCode = text },
            Lot = new ChainLot { LotNumber = messages.Lot, MadeOn = "2026-01-15", ExpiresOn = "2028-01-14" },
            Activation = new Activation
            {
                ActivatedAt = Timestamp.FromDateTimeOffset(oracle.TimeOf(one.BornAt)),
                CreditCode = creditCodes[one.Activator!.Value],
                EnterpriseName = string.Create(CultureInfo.InvariantCulture, $"测试企业 {one.Activator + 1}"),
                Line = "1号线",
            },
            Path = { Path(code) },
            Children = (ulong)oracle.Inside(code).Count(),
            Contents =
            {
                oracle.Contents(code).GroupBy(World.LevelOf).OrderByDescending(level => level.Key)
                    .Select(level => new LevelCount { Level = (uint)level.Key, Codes = (ulong)level.Count() }),
            },
            Nodes = { oracle.Reached(code).Select(Node) },
            ReplacedBy = TextOf(one.ReplacedBy),
            Replaces = TextOf(one.Replaces),
        };
    }

    /// <summary>
    /// The packages around a code. Of one that nobody has activated the level is known where it is of the same owner's products.
    /// </summary>
    private IEnumerable<PathNode> Path(int code)
    {
        for (var parent = Codes[code].Parent; parent is { } package; parent = Codes[package].Parent)
        {
            var isKnown = Codes[package].Activator is not null || World.ProductOf(package) == World.ProductOf(code);
            yield return new PathNode
            {
                Code = messages.TextOf(package),
                State = StateOf(package),
                Level = isKnown ? (uint)World.LevelOf(package) : 0,
                LevelName = isKnown ? NameOfLevel(package) : string.Empty,
            };
        }
    }

    private CodeState StateOf(int code) =>
        Codes[code].Activator is null ? CodeState.Open : Codes[code].IsLive ? CodeState.Active : CodeState.Terminated;

    private ChainNode Node(Reach reach)
    {
        var document = reach.Document;
        return new ChainNode
        {
            Kind = document.Kind,
            BillType = document.Header.Bill ?? string.Empty,
            DocumentNumber = messages.NameOf(reach.Number),
            Reporter = creditCodes[document.By],
            ReporterName = string.Create(CultureInfo.InvariantCulture, $"测试企业 {document.By + 1}"),
            Shipper = CreditCodeOf(document.Header.From),
            Receiver = CreditCodeOf(document.Header.To),
            Circulator = document.Kind == FlowKind.Circulation ? creditCodes[document.By] : string.Empty,
            EventAt = Timestamp.FromDateTimeOffset(reach.At.Time),
            Via = messages.TextOf(reach.Named),
            ChangeReason = "换箱",
            Withdrawn = document.IsWithdrawn,
            WithdrawnReason = document.IsWithdrawn ? "录入错误" : string.Empty,
            Incomplete = !document.IsWithdrawn && !document.IsComplete,
        };
    }

    private CodeListRow Row(int code) => new()
    {
        Code = messages.TextOf(code),
        Level = (uint)World.LevelOf(code),
        State = StateOf(code),
        EndCause = (EndCause)Codes[code].State,
        ParentCode = TextOf(Codes[code].Parent),
        LotNumber = messages.Lot,
        ProductCode = HistoryServer.ProductOf(World.ProductOf(code)),
    };

    private string CreditCodeOf(int? enterprise) => enterprise is { } one ? creditCodes[one] : string.Empty;

    private string TextOf(int? code) => code is { } one ? messages.TextOf(one) : string.Empty;
}
