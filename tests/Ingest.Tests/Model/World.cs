using Microsoft.Extensions.Time.Testing;

namespace TraceEngine.Ingest.Tests.Model;

/// <summary>
/// The seeded scheduler: everything that can happen next stands in one list, and the seed picks. Single-threaded, so the same
/// seed gives the same run.
/// </summary>
internal sealed class World(int seed, bool isTraced)
{
    // A rest of the penalty lane lasts at most two seconds: if nothing is ready after a minute, nothing ever will be.
    private const int LongestWaitSeconds = 60;

    private readonly List<Step> _steps = [];
    private readonly List<Step> _ready = [];
    private readonly List<string> _trace = [];

    public Choices Choices { get; } = new(seed);

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    /// <summary>No more faults: everything must end now.</summary>
    public bool IsCalm { get; set; }

    public long StepCount { get; private set; }

    /// <summary>What the code under test threw where nothing may throw.</summary>
    public Exception? Broken { get; set; }

    public string Trace => string.Join(Environment.NewLine, _trace);

    /// <summary>Records a broken promise, so that no handler of the code under test can hide it.</summary>
    public ModelViolationException Violation(string message)
    {
        var violation = new ModelViolationException(message);
        Broken ??= violation;
        return violation;
    }

    public void Add(Step step) => _steps.Add(step);

    public void Forget(ModelProcess owner) => _steps.RemoveAll(step => step.Owner == owner);

    public void Log(string text)
    {
        if (isTraced)
        {
            _trace.Add($"{StepCount,5}  {text}");
        }
    }

    /// <summary>A fault happens here, in so many of a thousand cases and never in calm.</summary>
    public bool Fault(int perMille) => !IsCalm && Choices.PerMille(perMille);

    /// <summary>Lets one thing happen, if anything can; false when nothing ever will.</summary>
    public bool RunOne()
    {
        StepCount++;
        if (Choices.PerMille(250))
        {
            Time.Advance(TimeSpan.FromMilliseconds(1 + Choices.Below(20)));
        }

        if (TimeOutSomeWait())
        {
            return true;
        }

        CollectReady();
        if (_ready.Count == 0 && !IsCalm)
        {
            return true;
        }

        for (var waited = 0; _ready.Count == 0; waited++)
        {
            if (waited == LongestWaitSeconds)
            {
                return false;
            }

            StepCount += 10;
            Time.Advance(TimeSpan.FromSeconds(1));
            CollectReady();
        }

        var step = Choices.Pick(_ready);
        _steps.Remove(step);
        step.Run();
        if (Broken is { } exception)
        {
            throw exception as ModelViolationException ?? new ModelViolationException("something threw that must not", exception);
        }

        return true;
    }

    private void CollectReady()
    {
        _ready.Clear();
        foreach (var step in _steps)
        {
            if (step.IsReady(StepCount))
            {
                _ready.Add(step);
            }
        }
    }

    private bool TimeOutSomeWait()
    {
        if (!Fault(30) || _steps.Find(step => step.Blocker is { IsEnded: false }) is not { TimeOut: { } timeOut } waiting)
        {
            return false;
        }

        _steps.Remove(waiting);
        timeOut();
        return true;
    }
}
