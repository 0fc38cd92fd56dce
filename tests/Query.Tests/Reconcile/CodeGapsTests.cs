using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Query.Lineage;
using TraceEngine.Query.Reconcile;
using TraceEngine.Query.Tests.Lineage;

namespace TraceEngine.Query.Tests.Reconcile;

/// <summary>The judgement of one code's story; A activated it.</summary>
public sealed class CodeGapsTests
{
    private static readonly ReconcileView Activator = new(Papers.Enterprise('A'), "A", true);
    private static readonly ReconcileView Dealer = new(Papers.Enterprise('B'), "B", false);

    [Fact]
    public void Find_CompleteChain_IsNoGap() => Assert.Empty(Find(
        Activator,
        Papers.Ship("S-1", 'A', 'B', 1),
        Papers.Receive("R-1", 'A', 'B', 2),
        Papers.Ship("S-2", 'B', 'C', 3),
        Papers.Receive("R-2", 'B', 'C', 4)));

    [Fact]
    public void Find_AnyOrderOfArrival_IsTheSame() => Assert.Empty(Find(
        Activator,
        Papers.Receive("R-2", 'B', 'C', 4),
        Papers.Ship("S-2", 'B', 'C', 3),
        Papers.Receive("R-1", 'A', 'B', 2),
        Papers.Ship("S-1", 'A', 'B', 1)));

    [Theory]
    [InlineData("205")]
    [InlineData("216")]
    [InlineData("321")]
    public void Find_GoneForGood_NeedsNoReceipt(string billType) =>
        Assert.Empty(Find(Activator, Papers.Ship("S-1", 'A', 'B', 1, billType)));

    [Theory]
    [InlineData("101")]
    [InlineData("111")]
    [InlineData("116")]
    public void Find_FromNobody_NeedsNoShipping(string billType) =>
        Assert.Empty(Find(Activator, Papers.Receive("R-1", 'B', 'A', 1, billType)));

    [Fact]
    public void Find_SentOnWithoutAReceipt_IsTheMissingReceiptOnly() => Assert.Equal(
        [(GapKind.ShippedNotReceived, "S-1")],
        Find(
            Activator,
            Papers.Ship("S-1", 'A', 'B', 1),
            Papers.Ship("S-2", 'B', 'C', 3),
            Papers.Receive("R-2", 'B', 'C', 4)));

    [Fact]
    public void Find_SentOnByWhoNeverHadIt_IsInTwoPlaces() => Assert.Equal(
        [(GapKind.TwoPlaces, "S-2")],
        Find(
            Activator,
            Papers.Ship("S-2", 'B', 'C', 3),
            Papers.Receive("R-2", 'B', 'C', 4)));

    [Fact]
    public void Find_SentOnBeforeItCame_GoesBackwards() => Assert.Equal(
        [(GapKind.TimeBackwards, "S-2")],
        Find(
            Activator,
            Papers.Ship("S-1", 'A', 'B', 1),
            Papers.Receive("R-1", 'A', 'B', 5),
            Papers.Ship("S-2", 'B', 'C', 3),
            Papers.Receive("R-2", 'B', 'C', 6)));

    [Fact]
    public void Find_BeforeTheActivation_GoesBackwardsWhateverTheKind() => Assert.Equal(
        [(GapKind.TimeBackwards, "D-1")],
        Find(Activator, Papers.Make(FlowKind.Delivery, "D-1", "201", 'A', 'A', 'B', -1)));

    [Fact]
    public void Find_AsADealer_JudgesOnlyWhereBothEndsAreSeen() => Assert.Equal(
        [(GapKind.ShippedNotReceived, "S-2")],
        Find(
            Dealer,
            Papers.Receive("R-1", 'A', 'B', 2),
            Papers.Ship("S-1", 'A', 'B', 1),
            Papers.Ship("S-2", 'B', 'C', 3),
            Papers.Ship("S-9", 'X', 'Y', -5)));

    [Fact]
    public void Add_SameSubjectAgain_IsOneGapOfManyCodes()
    {
        var book = new GapBook(subjectsPerKind: 2, sentPerKind: 1);
        var document = Papers.Ship("S-1", 'A', 'B', 1);
        bool[] toSend =
        [
            Add([1]), Add([1]), Add([2]), Add([3]),
        ];

        var total = Assert.Single(book.Totals);
        Assert.Equal([true, false, false, false], toSend);
        Assert.Equal((4ul, 2ul, 1ul, true), (total.Codes, total.Gaps, total.Sent, total.AtLeast));

        bool Add(byte[] code)
        {
            book.AddCode(GapKind.ShippedNotReceived);
            return book.Add(new Finding(GapKind.ShippedNotReceived, code, document));
        }
    }

    private static IEnumerable<(GapKind, string)> Find(ReconcileView view, params DocumentFacts[] documents)
    {
        Visit[] visits = [.. documents.Select((document, index) => new Visit([7], document, index))];
        var story = view.IsActivator ? new CodeStory(Papers.Start, "A", visits) : new CodeStory(null, null, visits);
        return CodeGaps.Find(story, view).Select(finding => (finding.Kind, finding.Document!.Number));
    }
}
