namespace TraceEngine.Functional.Tests.Histories.Queries;

/// <summary>What was compared: questions that nobody may have answered would prove little.</summary>
internal sealed class QueryFigures
{
    private int _whole;
    private int _bare;
    private int _unseen;
    private int _inherited;
    private int _contents;
    private int _rows;

    public void AddChain(Contracts.Query.V1.Chain? chain)
    {
        if (chain is null)
        {
            Interlocked.Increment(ref _unseen);
            return;
        }

        Interlocked.Increment(ref chain.Activation is null ? ref _bare : ref _whole);
        Interlocked.Add(ref _inherited, chain.Nodes.Count(node => node.Via != chain.Code));
    }

    public void AddContents(int entries) => Interlocked.Add(ref _contents, entries);

    public void AddRows(int rows) => Interlocked.Add(ref _rows, rows);

    /// <summary>Everything that can be answered was.</summary>
    public void Require() =>
        Assert.All([_whole, _bare, _unseen, _inherited, _contents, _rows], figure => Assert.True(figure > 0, ToString()));

    public override string ToString() =>
        $"chains: {_whole} whole, {_bare} own documents only, {_unseen} unseen; {_inherited} nodes inherited; "
        + $"{_contents} entries of contents, {_rows} rows of lists";
}
