using TraceEngine.Functional.Tests.Histories.Postgres;

namespace TraceEngine.Functional.Tests.Histories.Queries;

/// <summary>Lives a history and asks about it: something between the steps and everything after the last.</summary>
internal sealed class QueryHistoryRun : IDisposable
{
    private const int BesidePercent = 40;
    private const int BetweenPercent = 45;
    private const int AloneBetween = 2;
    private const int AloneAtEnd = 3;
    private const int ContentsAtEnd = 4;

    private readonly QueryStage _stage;
    private readonly History _history;
    private readonly QueryOracle _oracle;
    private readonly OracleFault _fault;
    private readonly Random _draws;
    private readonly HistoryRun _run;
    private readonly QueryCheck _check;

    public QueryHistoryRun(QueryStage stage, History history, int seed, QueryFigures figures, OracleFault fault)
    {
        (_stage, _history, _fault, _draws) = (stage, history, fault, new Random(seed));
        _oracle = new QueryOracle(fault);
        _run = new HistoryRun(stage.Shared, history) { Beside = ReadBesideAsync, After = AfterAsync };
        _check = new QueryCheck(stage, _run.Messages, _oracle, figures);
    }

    public Task RunAsync() => _run.RunAsync();

    public void Dispose() => _run.Dispose();

    /// <summary>Readers that load what a step is about to change.</summary>
    private async Task ReadBesideAsync()
    {
        if (_draws.Next(100) < BesidePercent)
        {
            await _check.ReadAsync(Asker(), Code());
        }
    }

    private async Task AfterAsync(int index)
    {
        var isLast = index == _history.Steps.Count - 1;
        if (!isLast || _fault != OracleFault.MissesTheLast)
        {
            _oracle.Apply(_history.Steps[index]);
        }

        try
        {
            await (isLast ? CompareAllAsync() : CompareSomeAsync());
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new InvalidOperationException($"after {_history.Steps[index]}", exception);
        }

        if (_stage.Trouble is { } trouble)
        {
            await trouble.MakeAsync(_draws, _run.Messages);
        }
    }

    private async Task CompareSomeAsync()
    {
        if (_draws.Next(100) >= BetweenPercent)
        {
            return;
        }

        var asker = Asker();
        await _check.CompareChainsAsync(asker, Codes(AloneBetween));
        await _check.CompareContentsAsync(asker, Package(), Depth());
        var documents = _oracle.Records.Documents.Keys.ToList();
        if (documents.Count == 0 || _draws.Next(2) == 0)
        {
            await _check.CompareLotAsync(asker, _draws.Next(World.Producers));
        }
        else
        {
            await _check.CompareDocumentAsync(Asker(), documents[_draws.Next(documents.Count)]);
        }
    }

    private async Task CompareAllAsync()
    {
        for (var asker = 0; asker < World.Enterprises; asker++)
        {
            await _check.CompareChainsAsync(asker, Codes(AloneAtEnd));
            for (var count = 0; count < ContentsAtEnd; count++)
            {
                await _check.CompareContentsAsync(asker, Package(), Depth());
            }

            for (var producer = 0; producer < World.Producers; producer++)
            {
                await _check.CompareLotAsync(asker, producer);
            }
        }

        await _check.CompareProductAsync(Asker(), _draws.Next(World.Producers));
        foreach (var document in _oracle.Records.Documents.Keys)
        {
            await _check.CompareDocumentAsync(document.By, document);
            await _check.CompareDocumentAsync(Asker(), document);
        }
    }

    private int Asker() => _draws.Next(World.Enterprises);

    private int Code() => _draws.Next(World.Codes);

    /// <summary>Mostly a package.</summary>
    private int Package()
    {
        var code = Code();
        return World.LevelOf(code) > 1 ? code : Code();
    }

    private uint Depth() => (uint)_draws.Next(2);

    private int[] Codes(int count) => [.. Enumerable.Range(0, count).Select(_ => Code()).Distinct()];
}
