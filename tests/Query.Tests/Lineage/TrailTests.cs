using TraceEngine.Contracts.Flows;
using TraceEngine.Query.Lineage;

namespace TraceEngine.Query.Tests.Lineage;

/// <summary>The walk over a graph and custody on a path, without a database.</summary>
public sealed class TrailTests
{
    private const int DepthLimit = 16;
    private static readonly byte[] Unit = [1];
    private static readonly byte[] Box = [2];
    private static readonly byte[] Case = [3];

    private readonly TrailGraph _graph = new();

    [Fact]
    public void Visits_ThroughPackagesNowAndBefore_AreIntersected()
    {
        Place(Unit, null, null);
        _graph.Add(Unit).Add(new FormerPlace(Box, 10, 20));
        Place(Box, Case, 15);
        _graph.Add(Case);
        Name(Box, "too early", 9);
        Name(Box, "inside", 12);
        Name(Case, "box not in it yet", 14);
        Name(Case, "inside the case", 17);
        Name(Case, "unit gone", 21);
        Name(Unit, "itself", 30);

        Assert.Equal(["inside", "inside the case", "itself"], Numbers(Unit));
    }

    [Fact]
    public void Visits_PathsInACircle_End()
    {
        Place(Box, Case, null);
        Place(Case, Box, null);
        Name(Case, "once", 5);

        Assert.Equal("once", Numbers(Box).Distinct().Single());
    }

    [Fact]
    public void Visits_BornInside_InheritsFromTheStart()
    {
        Place(Unit, Box, null);
        _graph.Add(Box);
        Name(Box, "first", long.MinValue + 1);

        Assert.Equal(["first"], Numbers(Unit));
    }

    [Fact]
    public void StateOf_PackedBehindTheShipping_StaysWithTheActivator()
    {
        Place(Unit, Box, 8);
        Place(Box, null, null);
        Name(Box, Papers.Ship("S-1", 'A', 'B', 1), 7);

        Assert.Equal(CustodyState.HeldBy(Papers.Enterprise('A')), State(Unit));
        Assert.Equal(CustodyState.InTransit("B"), State(Box));
    }

    [Fact]
    public void StateOf_MarkOnThePackageAround_CountsForWhatStayedInside()
    {
        Place(Unit, Box, null);
        Place(Box, null, null);
        _graph.Add(Box).Add(new HolderMark(20, CustodyState.HeldBy(Papers.Enterprise('B'))));
        Name(Box, Papers.Ship("S-2", 'B', 'C', 2), 21);

        Assert.Equal(CustodyState.InTransit("C"), State(Unit));
    }

    [Fact]
    public void StateOf_MarkOlderThanTheDocuments_IsTheStart()
    {
        Place(Unit, null, 5);
        _graph.Add(Unit).Add(new HolderMark(10, CustodyState.InTransit("B")));
        Name(Unit, Papers.Ship("counted already", 'A', 'C', 1), 4);
        Name(Unit, Papers.Receive("R-1", 'A', 'B', 3), 11);

        Assert.Equal(CustodyState.HeldBy(Papers.Enterprise('B')), State(Unit));
    }

    [Fact]
    public void StateOf_WithdrawnDocument_MovesNothing()
    {
        Place(Unit, null, null);
        Name(Unit, Papers.Ship("S-1", 'A', 'B', 1) with { State = 2 }, 7);

        Assert.Equal(CustodyState.HeldBy(Papers.Enterprise('A')), State(Unit));
    }

    private void Place(byte[] code, byte[]? parent, long? packedSection) =>
        _graph.Add(code).Row = new TrailRow(1, packedSection, code[0], 0, parent);

    private void Name(byte[] code, string number, long section) =>
        Name(code, Papers.Ship(number, 'A', 'B', 1), section);

    private void Name(byte[] code, DocumentFacts document, long section)
    {
        _graph.Add(document);
        _graph.Add(code).Add(new NamedIn(document.Id, section));
    }

    private IEnumerable<string> Numbers(byte[] code) =>
        TrailWalk.Visits(_graph, code, ArrivalOrder.Instance, DepthLimit).Select(visit => visit.Document.Number);

    private CustodyState State(byte[] code) => CustodyPath.StateOf(_graph, code, Papers.Enterprise('A'), DepthLimit);
}
