using System.Globalization;
using System.Text;
using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Flows;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Functional.Tests.Histories;
using TraceEngine.Ingest.Copying.Holding;

namespace TraceEngine.Ingest.Tests.Histories;

/// <summary>The tables as dictionaries, and the facts that the readers would make of them.</summary>
internal sealed class PureTables
{
    private static readonly byte[][] Keys = [.. Enumerable.Range(0, World.Codes).Select(KeyOf)];

    public IReadOnlyList<PureCode> Codes { get; } = [.. Enumerable.Range(0, World.Codes).Select(_ => new PureCode())];

    public Dictionary<(int By, FlowKind Kind, string Number), PureDocument> Documents { get; } = [];

    public long Section { get; set; }

    public static byte[] Key(int code) => Keys[code];

    public static byte[]? Key(int? code) => code is { } one ? Keys[one] : null;

    /// <summary>Enterprise ids begin at 1.</summary>
    public static long IdOf(int enterprise) => enterprise + 1;

    /// <summary>The active code as admission sees it.</summary>
    public CodeFact? FactOf(int? code)
    {
        if (code is not { } one || !Codes[one].IsActive)
        {
            return null;
        }

        var row = Codes[one];
        var level = (short)World.LevelOf(one);
        var fact = new CodeFact(Keys[one], row.SectionId, level, row.State, Key(row.Parent), row.PackedSection)
        {
            ActivatorId = IdOf(row.Activator),
            ProductId = World.ProductOf(one) + 1,
            LotId = 1,
            Holding = HoldingOf(one),
        };
        fact.Ancestors = [.. AncestorsOf(one).Select(Key)];
        return fact;
    }

    public HoldingFact HoldingOf(int code) =>
        HoldingFact.Of(IdOf(Codes[code].Activator), [LinkOf(code), .. AncestorsOf(code).Select(LinkOf)]);

    public IEnumerable<int> AncestorsOf(int code)
    {
        for (var parent = Codes[code].Parent; parent is { } one; parent = Codes[one].Parent)
        {
            yield return one;
        }
    }

    public List<int> ChildrenOf(int package) =>
        [.. Enumerable.Range(0, World.Codes).Where(code => Codes[code].IsActive && Codes[code].Parent == package)];

    public IEnumerable<int> AllInside(int package) =>
        Enumerable.Range(0, World.Codes).Where(code => Codes[code].IsActive && AncestorsOf(code).Contains(package));

    private PathLink LinkOf(int code) => new(
        Codes[code].PackedSection,
        [
            .. from document in Documents.Values
               where document.State != Copying.Writing.DocumentState.Withdrawn && document.Move != CustodyMove.None
                   && document.Items.ContainsKey(code)
               select new CustodyEvent(document.Items[code], document.Move, IdOf(document.By), ReceiverOf(document)),
        ],
        Codes[code].Written);

    private static string ReceiverOf(PureDocument document) =>
        document.Header.To is { } to ? to.ToString(CultureInfo.InvariantCulture) : "";

    private static byte[] KeyOf(int code)
    {
        Span<byte> key = stackalloc byte[CodeKey.MaxKeyBytes];
        var text = string.Create(CultureInfo.InvariantCulture, $"819{World.ProductOf(code):D3}{World.LevelOf(code)}{code:D13}");
        return key[..CodeParser.Parse(Encoding.ASCII.GetBytes(text), false, key).KeyLength].ToArray();
    }
}
