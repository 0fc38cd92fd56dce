using Google.Protobuf;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Functional.Tests.Histories.Postgres;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.Histories.Queries;

/// <summary>Asks about the codes of a history as somebody, and compares every answer with the oracle's.</summary>
internal sealed class QueryCheck(QueryStage stage, HistoryMessages messages, QueryOracle oracle, QueryFigures figures)
{
    private const uint PageSize = 3;
    private const uint ProductPageSize = 150;

    private readonly QueryAnswers _answers = new(oracle, messages, stage.CreditCodes);

    /// <summary>All codes of the history, some that nobody has, and one that is none.</summary>
    private IReadOnlyList<string> Texts { get; } =
    [
        .. Enumerable.Range(0, World.Codes).Select(messages.TextOf),
        TestData.Code(TestData.UnitPrefix, 999_999_001), TestData.Code(TestData.BoxPrefix, 999_999_002), "8190",
    ];

    /// <summary>Reads what may be on its way onto the shelves just now; there is no right answer.</summary>
    public async Task ReadAsync(int asker, int code)
    {
        await stage.Callers[asker].ChainsAsync(Texts);
        await stage.Callers[asker].ContentsAsync(messages.TextOf(code), 0);
    }

    /// <summary>The chains of all codes, each as part of many and some of them alone.</summary>
    public async Task CompareChainsAsync(int asker, IEnumerable<int> alone)
    {
        var chains = await stage.Callers[asker].ChainsAsync(Texts);
        Assert.Equal(Texts.Count, chains.Count);
        for (var index = 0; index < chains.Count; index++)
        {
            var expected = index < World.Codes ? _answers.Chain(asker, index) : null;
            Require($"chain of {Texts[index]} for {asker}", Comparable(expected), Comparable(chains[index]));
            figures.AddChain(expected);
        }

        foreach (var code in alone)
        {
            var chain = await stage.Callers[asker].ChainAsync(Texts[code]);
            Require($"chain of {Texts[code]} alone for {asker}", chains[code], chain);
        }

        Require($"chain of nobody's code alone for {asker}", null, await stage.Callers[asker].ChainAsync(Texts[^2]));
    }

    public async Task CompareContentsAsync(int asker, int code, uint depth)
    {
        var expected = _answers.Contents(asker, code, depth);
        var entries = await stage.Callers[asker].ContentsAsync(Texts[code], depth);
        Require($"contents of {Texts[code]} to depth {depth} for {asker}", expected, entries);
        figures.AddContents(expected?.Count ?? 0);
    }

    public async Task CompareDocumentAsync(int asker, (int By, FlowKind Kind, string Number) name)
    {
        var selection = new CodeSelection
        {
            Document = new DocumentSelection
            {
                Kind = name.Kind,
                DocumentNumber = messages.NameOf(name.Number),
                CreditCode = asker == name.By ? string.Empty : stage.CreditCodes[name.By],
            },
        };
        await CompareListAsync($"document {name}", asker, selection, PageSize, _answers.OfDocument(asker, name));
    }

    public async Task CompareLotAsync(int asker, int producer)
    {
        var selection = new CodeSelection
        {
            Lot = new LotSelection
            {
                LotNumber = messages.Lot,
                Product = new ProductReference { ProductCode = HistoryServer.ProductOf(producer) },
                CreditCode = stage.CreditCodes[producer],
            },
        };
        var expected = _answers.OfLot(asker, producer);
        await CompareListAsync($"lot of {producer}", asker, selection, PageSize, expected);

        // Who has activated nothing in the lot is told to name the product.
        if (asker == producer && expected is not null)
        {
            selection.Lot.Product = null;
            selection.Lot.CreditCode = string.Empty;
            await CompareListAsync($"own lot of {producer}", asker, selection, PageSize, expected);
        }
    }

    /// <summary>A product has the codes of all histories; each has a lot of its own.</summary>
    public async Task CompareProductAsync(int asker, int producer)
    {
        var selection = new CodeSelection
        {
            Product = new ProductSelection
            {
                Product = new ProductReference { ProductCode = HistoryServer.ProductOf(producer) },
                CreditCode = stage.CreditCodes[producer],
            },
        };
        var rows = await stage.Callers[asker].ListAsync(selection, ProductPageSize);
        CompareRows(
            $"product of {producer}", asker, _answers.OfLot(asker, producer) ?? [],
            rows?.Where(row => row.LotNumber == messages.Lot).ToList() ?? []);
    }

    private async Task CompareListAsync(
        string what, int asker, CodeSelection selection, uint pageSize, IReadOnlyList<CodeListRow>? expected)
    {
        var rows = await stage.Callers[asker].ListAsync(selection, pageSize);
        CompareRows(what, asker, expected, rows);
    }

    private void CompareRows(
        string what, int asker, IReadOnlyList<CodeListRow>? expected, IReadOnlyList<CodeListRow>? rows)
    {
        foreach (var row in rows ?? [])
        {
            row.UploadedAt = null;
        }

        Require($"{what} for {asker}", expected, rows);
        figures.AddRows(expected?.Count ?? 0);
    }

    /// <summary>Without what only the server knows. What a document names at one moment has no order.</summary>
    private static Chain? Comparable(Chain? chain)
    {
        if (chain is null)
        {
            return null;
        }

        var plain = chain.Clone();
        if (plain.Activation is { } activation)
        {
            (activation.UploadedAt, activation.Stream, activation.Sequence) = (null, string.Empty, 0);
        }

        plain.Nodes.Clear();
        var nodes = chain.Nodes.Select(node => node.Clone()).ToList();
        for (var index = 0; index < nodes.Count;)
        {
            var name = nodes[index].DocumentNumber;
            var same = nodes.Skip(index).TakeWhile(node => node.DocumentNumber == name).ToList();
            plain.Nodes.AddRange(same.OrderBy(node => node.Via, StringComparer.Ordinal));
            index += same.Count;
        }

        foreach (var node in plain.Nodes)
        {
            node.UploadedAt = null;
        }

        return plain;
    }

    private static void Require<T>(string what, IReadOnlyList<T>? expected, IReadOnlyList<T>? actual)
        where T : IMessage
    {
        if (expected is null != actual is null || !(expected ?? []).SequenceEqual(actual ?? []))
        {
            Fail(what, Text(expected), Text(actual));
        }

        static string Text(IReadOnlyList<T>? items) => items is null ? "nothing" : string.Join(Environment.NewLine, items);
    }

    private static void Require(string what, Chain? expected, Chain? actual)
    {
        if (!Equals(expected, actual))
        {
            Fail(what, expected?.ToString() ?? "nothing", actual?.ToString() ?? "nothing");
        }
    }

    private static void Fail(string what, string expected, string actual) => Assert.Fail(
        $"{what}: expected{Environment.NewLine}{expected}{Environment.NewLine}got{Environment.NewLine}{actual}");
}
