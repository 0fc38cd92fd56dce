using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Functional.Tests.Histories;

/// <summary>
/// Makes a history of numbers: each step is chosen by looking at the oracle, so that most rows are good and histories go deep.
/// The same numbers make the same history.
/// </summary>
internal sealed class HistoryBuilder
{
    private readonly Oracle _oracle = new();
    private readonly List<HistoryStep> _steps = [];
    private readonly List<Answer> _answers = [];
    private readonly List<FlowStep> _openDocuments = [];
    private Draws _draws = new([]);

    private int NextNumber => _steps.Count + 1;

    /// <summary>The history that the numbers make.</summary>
    public static History Build(IReadOnlyList<int[]> numbers)
    {
        var builder = new HistoryBuilder();
        foreach (var one in numbers)
        {
            builder.Add(one);
        }

        return new History(numbers, builder._steps, builder._answers, builder._oracle);
    }

    private void Add(int[] numbers)
    {
        _draws = new Draws(numbers);
        var step = Next();
        _answers.Add(step is RepeatStep repeat ? AnswerTo(repeat.Original) : _oracle.Apply(step));
        _steps.Add(step);
    }

    private Answer AnswerTo(HistoryStep step) => _answers[_steps.FindIndex(one => ReferenceEquals(one, step))];

    private HistoryStep Next()
    {
        if (_steps.Count < World.Producers)
        {
            return Activation(_steps.Count);
        }

        return _draws.Below(100) switch
        {
            < 10 => Activation(_draws.Below(World.Producers)),
            < 47 => Packaging(),
            < 75 => Moving(),
            < 82 => Ending(),
            < 88 => WithdrawnDocument(),
            < 92 => WithdrawnActivation(),
            _ => Repeat(),
        };
    }

    private string Number(string kind) => $"{kind}{NextNumber}";

    private Way AnyWay() => _draws.Below(10) switch
    {
        < 5 => Way.Unary,
        < 9 => Way.Stream,
        _ => Way.BrokenStream,
    };

    private ActivateStep Activation(int by)
    {
        var isFirst = _steps.Count < World.Producers;
        var own = World.CodesOf(by).ToList();
        var missing = own.Where(code => _oracle.Codes[code].Activator is null).ToList();
        var rows = new List<BirthRow>();
        var some = isFirst
            ? missing.Where(_ => !_draws.Percent(25))
            : _draws.Some(missing.Count > 0 ? missing : own, 4);
        foreach (var code in some)
        {
            rows.Add(new BirthRow(code, Above(own, code)));
        }

        if (_draws.Percent(20))
        {
            var code = _draws.Pick(own);
            rows.Add(new BirthRow(code, _draws.Percent(50) ? _oracle.Codes[code].BirthParent : _draws.Below(World.Codes)));
        }

        // Withdrawals name an activation by its document.
        var way = isFirst ? Way.Unary : AnyWay();
        return new ActivateStep(by, Number("A"), way, rows.Count > 0 ? rows : [new BirthRow(own[0], null)]);
    }

    private int? Above(List<int> own, int code)
    {
        var above = own.Where(parent => World.LevelOf(parent) > World.LevelOf(code)).ToList();
        return above.Count == 0 || _draws.Percent(35) ? null : _draws.Pick(above);
    }

    private PackagingStep Packaging()
    {
        var by = AnyHolder();
        var sections = new List<MoveSection>();
        for (var count = _draws.Percent(20) ? 2 : 1; count > 0; count--)
        {
            sections.Add(Section(by));
        }

        return new PackagingStep(by, Number("P"), AnyWay(), sections);
    }

    private MoveSection Section(int by)
    {
        var held = HeldBy(by);
        var kind = _draws.Below(100) switch
        {
            < 35 => MoveKind.Pack,
            < 55 => MoveKind.Unpack,
            < 62 => MoveKind.Empty,
            < 85 => MoveKind.Repack,
            _ => MoveKind.Replace,
        };
        var rows = kind switch
        {
            MoveKind.Pack => Into(held, held.Where(code => _oracle.Codes[code].Parent is null), by),
            MoveKind.Repack => Into(held, held, by),
            MoveKind.Unpack => OutOf(held),
            MoveKind.Empty => [.. _draws.Some(Packages(held, by), 2).Select(parent => new MoveRow(null, parent))],
            _ => Replacements(held),
        };
        return new MoveSection(kind, rows.Count > 0 ? rows : [new MoveRow(kind == MoveKind.Empty ? null : Any(), Any())]);
    }

    private List<MoveRow> Into(List<int> held, IEnumerable<int> children, int by)
    {
        var packages = Packages(held, by).ToList();
        var rows = new List<MoveRow>();
        foreach (var child in _draws.Some(children, 4))
        {
            var fit = packages.Where(parent => World.LevelOf(parent) > World.LevelOf(child)).ToList();
            rows.Add(new MoveRow(
                _draws.Percent(6) ? Any() : child,
                fit.Count == 0 || _draws.Percent(6) ? Any() : _draws.Pick(fit)));
        }

        return rows;
    }

    private List<MoveRow> OutOf(List<int> held) =>
    [
        .. _draws.Some(held.Where(code => _oracle.Codes[code].Parent is not null), 4).Select(child => new MoveRow(
            child, _draws.Percent(6) ? Any() : _draws.Percent(30) ? null : _oracle.Codes[child].Parent)),
    ];

    private List<MoveRow> Replacements(List<int> held)
    {
        var fresh = held.FindAll(code => _oracle.Codes[code] is { Parent: null, PackedSection: null }
            && _oracle.Codes.All(other => other.Parent != code));
        var rows = new List<MoveRow>();
        foreach (var code in _draws.Some(fresh, 2))
        {
            var old = held.FindAll(other => other != code && World.LevelOf(other) == World.LevelOf(code)
                && World.ProductOf(other) == World.ProductOf(code));
            rows.Add(new MoveRow(code, old.Count == 0 || _draws.Percent(6) ? Any() : _draws.Pick(old)));
        }

        // Two replacements in one section that are inside each other have no order: one of them is enough.
        return rows.Count == 2 && World.LevelOf(rows[0].Parent!.Value) != World.LevelOf(rows[1].Parent!.Value) ? [rows[0]] : rows;
    }

    /// <summary>What can be packed into: packages that are held, and those of the own product that are not active.</summary>
    private IEnumerable<int> Packages(List<int> held, int by) => held
        .Concat(Enumerable.Range(0, World.Codes)
            .Where(code => World.ProductOf(code) == by && _oracle.Codes[code].Activator is null))
        .Where(code => World.LevelOf(code) > 1);

    private FlowStep Moving()
    {
        if (_openDocuments.Count > 0 && _draws.Percent(30))
        {
            return NextPart();
        }

        // Somebody confirms what is on its way, or lets something go; one in six reports before the other has.
        var waiting = Enumerable.Range(0, World.Codes)
            .Where(code => _oracle.Codes[code].IsLive && _oracle.Custody.Of(code).MeantFor is not null).ToList();
        if (waiting.Count > 0 && _draws.Percent(45))
        {
            var to = _oracle.Custody.Of(_draws.Pick(waiting)).MeantFor!.Value;
            return Receipt(to, waiting.FindAll(code => _oracle.Custody.Of(code).MeantFor == to));
        }

        if (_draws.Percent(15))
        {
            var by = _draws.Below(World.Enterprises);
            return Receipt(by, [.. Enumerable.Range(0, World.Codes).Where(code => _oracle.Codes[code].IsLive)]);
        }

        return Release(AnyHolder());
    }

    private FlowStep Receipt(int by, List<int> codes)
    {
        var from = _draws.Below(World.Enterprises);
        var (kind, bill) = _draws.Below(3) switch
        {
            0 => (FlowKind.Return, "103"),
            1 when !World.IsProducer(by) => (FlowKind.Circulation, "102"),
            _ => (FlowKind.Receiving, "102"),
        };
        return Document(by, "R", kind, bill, from, by, codes);
    }

    private FlowStep Release(int by)
    {
        var to = (by + 1 + _draws.Below(World.Enterprises - 1)) % World.Enterprises;
        var (kind, bill) = _draws.Below(3) switch
        {
            0 => (FlowKind.Return, "202"),
            _ when World.IsProducer(by) => (FlowKind.Shipping, "201"),
            _ => (FlowKind.Circulation, "201"),
        };
        return Document(by, "S", kind, bill, by, to, HeldBy(by));
    }

    /// <summary>Mostly outermost codes; sometimes the same from the inside, or anything.</summary>
    private FlowStep Document(int by, string prefix, FlowKind kind, string bill, int? from, int? to, List<int> codes)
    {
        var complete = !_draws.Percent(30);
        var step = new FlowStep(
            by, Number(prefix), complete ? AnyWay() : Way.Stream, kind, bill, from, to, complete, Named(codes));
        if (!complete)
        {
            _openDocuments.Add(step);
        }

        return step;
    }

    private List<int> Named(List<int> codes)
    {
        var outer = codes.FindAll(code => _oracle.Codes[code].Parent is not { } parent || !codes.Contains(parent));
        var named = _draws.Some(_draws.Percent(75) ? outer : codes, 4);
        if (named.Count == 0 || _draws.Percent(10))
        {
            named.Add(Any());
        }

        return named;
    }

    /// <summary>Another part of a document, which may have another header, or come after the last one.</summary>
    private FlowStep NextPart()
    {
        var first = _draws.Pick(_openDocuments);
        var codes = first.From == first.By ? HeldBy(first.By) : [.. Enumerable.Range(0, World.Codes)];
        return first with
        {
            Way = Way.Stream,
            Bill = _draws.Percent(8) && first.Kind is FlowKind.Shipping ? "203" : first.Bill,
            Complete = _draws.Percent(50),
            Codes = Named(codes),
        };
    }

    private FlowStep Ending()
    {
        var by = AnyHolder();
        var kind = _draws.Pick([FlowKind.Sampling, FlowKind.Destroy, FlowKind.Void]);
        return new FlowStep(by, Number("E"), AnyWay(), kind, "", null, null, true, [.. Named(HeldBy(by)).Take(2)]);
    }

    private WithdrawStep WithdrawnDocument()
    {
        var all = _oracle.Documents.Keys.ToList();
        if (all.Count == 0)
        {
            return new WithdrawStep(0, Number("W"), AnyWay(), FlowKind.Shipping, "none");
        }

        var live = all.FindAll(key => key.Kind != FlowKind.Correction && !_oracle.Documents[key].IsWithdrawn);
        var (by, kind, number) = _draws.Pick(live.Count > 0 && !_draws.Percent(15) ? live : all);
        return new WithdrawStep(by, Number("W"), AnyWay(), kind, number);
    }

    private WithdrawStep WithdrawnActivation()
    {
        var targets = _steps.OfType<ActivateStep>().Where(step => step.Way == Way.Unary).ToList();
        var target = _draws.Pick(targets);
        return new WithdrawStep(target.By, Number("W"), AnyWay(), null, target.Number);
    }

    private RepeatStep Repeat()
    {
        var original = _draws.Pick(_steps.FindAll(step => step is not RepeatStep && step.Way == Way.Unary));
        var isOther = _draws.Percent(25);
        return new RepeatStep(original, !isOther ? null : original switch
        {
            ActivateStep activate => activate with { Rows = [.. activate.Rows, new BirthRow(Any(), null)] },
            PackagingStep packaging => packaging with { Sections = [.. packaging.Sections, packaging.Sections[0]] },
            FlowStep flow => flow with { Codes = [.. flow.Codes, Any()] },
            WithdrawStep withdraw => withdraw with { Target = withdraw.Target + "x" },
            _ => null,
        });
    }

    private int Any() => _draws.Below(World.Codes);

    private int AnyHolder()
    {
        var holders = Enumerable.Range(0, World.Codes).Where(code => _oracle.Codes[code].IsLive)
            .Select(code => _oracle.Custody.Of(code).Holder).OfType<int>().Distinct().Order().ToList();
        return holders.Count == 0 || _draws.Percent(4) ? _draws.Below(World.Enterprises) : _draws.Pick(holders);
    }

    private List<int> HeldBy(int by) =>
    [
        .. Enumerable.Range(0, World.Codes)
            .Where(code => _oracle.Codes[code].IsLive && _oracle.Custody.Of(code).Holder == by),
    ];
}
