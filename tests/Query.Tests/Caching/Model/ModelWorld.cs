namespace TraceEngine.Query.Tests.Caching.Model;

/// <summary>
/// The seeded scheduler with its virtual clock: everything that can happen next stands in one list, and the seed picks. Single
/// threaded, so the same seed gives the same run.
/// </summary>
internal sealed class ModelWorld(int seed, bool isTraced)
{
    private readonly List<ModelStep> _steps = [];
    private readonly List<ModelStep> _ready = [];
    private readonly List<string> _trace = [];

    public Random Choices { get; } = new(seed);

    /// <summary>Milliseconds since the run began.</summary>
    public double Now { get; private set; }

    /// <summary>What the run has shown to be wrong.</summary>
    public Exception? Broken { get; private set; }

    /// <summary>In so many of a thousand calls a server's answer does not come in time.</summary>
    public int LateAnswers { get; set; }

    public string Trace => string.Join(Environment.NewLine, _trace);

    public void Log(string text)
    {
        if (isTraced)
        {
            _trace.Add($"{Now,8:F0}  {text}");
        }
    }

    public bool PerMille(int share) => Choices.Next(1000) < share;

    public void Break(Exception exception) => Broken ??= exception;

    /// <summary>A host's program: it goes on at steps that the seed picks.</summary>
    public void Start(Func<Task> program)
    {
        _ = GuardedAsync();

        async Task GuardedAsync()
        {
            try
            {
                await program();
            }
            catch (Exception exception)
            {
                Break(exception);
            }
        }
    }

    /// <summary>What can happen from some time on; a host that has crashed does nothing any more.</summary>
    public void Add(ModelHost? host, double after, Action run)
    {
        if (host is not { IsDead: true })
        {
            _steps.Add(new ModelStep(host, Now + after, run));
        }
    }

    /// <summary>What a host that crashed would have done.</summary>
    public void Forget(ModelHost host)
    {
        host.IsDead = true;
        _steps.RemoveAll(step => step.Host == host);
    }

    /// <summary>Between two steps of a program: others may come first, and the host may stand still or crash.</summary>
    public Task YieldAsync(ModelHost host, double after = 0)
    {
        var source = new TaskCompletionSource();
        Add(host, after, source.SetResult);
        return source.Task;
    }

    /// <summary>
    /// A command to a server and its answer. It runs when the seed says so, also long after the caller gave up, and in whatever
    /// order with others.
    /// </summary>
    /// <exception cref="TimeoutException">No answer in time: it may have run, may run later, or never.</exception>
    public Task<T> CallAsync<T>(ModelHost host, Func<T> run, ModelCommand? command = null, bool isCut = false)
    {
        var answer = new TaskCompletionSource<T>();
        command ??= new ModelCommand();
        var isLate = isCut || PerMille(LateAnswers);
        if (isLate)
        {
            Add(host, 50 + Choices.Next(300), () => answer.TrySetException(new TimeoutException("no answer in time")));
        }

        if (!isLate || PerMille(600))
        {
            Add(null, isLate ? Choices.Next(4_000) : 0, Arrive);
        }

        return answer.Task;

        void Arrive()
        {
            if (command.IsFenced)
            {
                return;
            }

            command.HasRun = true;
            try
            {
                var value = run();
                Add(host, 0, () => answer.TrySetResult(value));
            }
            catch (TimeoutException exception)
            {
                Add(host, 0, () => answer.TrySetException(exception));
            }
        }
    }

    /// <summary>Lets one thing happen that can.</summary>
    public void RunOne()
    {
        Now += Choices.Next(1000) switch
        {
            < 850 => Choices.Next(4),
            < 988 => Choices.Next(60),
            _ => Choices.Next(1_000),
        };
        _ready.Clear();
        foreach (var step in _steps)
        {
            if (step.From <= Now && !(step.Host?.FrozenUntil > Now))
            {
                _ready.Add(step);
            }
        }

        if (_ready.Count > 0)
        {
            var step = _ready[Choices.Next(_ready.Count)];
            _steps.Remove(step);
            step.Run();
        }

        if (Broken is { } broken)
        {
            throw broken as ModelViolationException
                ?? new ModelViolationException("something threw that must not: " + broken.Message, broken);
        }
    }
}
