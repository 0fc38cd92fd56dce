using TraceEngine.Ingest.Batching;
using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Tests.Model;

/// <summary>
/// A client process of a stream: opens, keeps a window in flight, resumes after faults, stops when somebody else holds the
/// stream. In unrest it also repeats, lies, leaves gaps and walks away from calls.
/// </summary>
internal sealed class ModelClient(ModelRun run, ModelPlan plan, ModelProcess process, bool isAmnesiac, bool isLast)
{
    private const int Window = 3;

    private readonly Queue<(long Sequence, Task<BatchOutcome?> Answer)> _window = [];
    private long _acked;
    private long _next = 1;

    public bool IsFinished { get; private set; }

    public async Task RunAsync()
    {
        var goOn = true;
        while (goOn)
        {
            var host = run.PickHost();
            var session = await host.OpenAsync(plan.Stream);
            if (session is null)
            {
                await run.Database.PauseAsync(process, "try again");
                continue;
            }

            _acked = isAmnesiac ? 0 : session.Opened.NextSequence - 1;
            _next = _acked + 1;
            _window.Clear();
            goOn = await PumpAsync(host, session);
            host.Close(session);
        }
    }

    /// <summary>True when the client has to open again.</summary>
    private async Task<bool> PumpAsync(ModelHost host, Session session)
    {
        while (true)
        {
            while (_window.Count < Window && _next <= plan.Batches.Count)
            {
                if (await MisbehaveAsync(host, session) is null
                    || await host.SubmitAsync(session, plan.At(_next), isLast) is not { } answer)
                {
                    return true;
                }

                _window.Enqueue((_next++, answer));
            }

            if (_window.Count == 0)
            {
                IsFinished = true;
                return false;
            }

            switch (await TakeAnswerAsync())
            {
                case null or OutcomeKind.Unknown:
                    return true;
                case OutcomeKind.Aborted:
                    // A call to open that a dead client left behind; somebody starts the last client again.
                    return isLast;
                case OutcomeKind.Unavailable or OutcomeKind.OutOfRange:
                    if (await DrainAsync() is { } end)
                    {
                        return end;
                    }

                    _next = _acked + 1;
                    break;
            }

            if (run.World.Fault(30))
            {
                return true;
            }
        }
    }

    private async Task<OutcomeKind?> TakeAnswerAsync()
    {
        var (sequence, answer) = _window.Dequeue();
        var outcome = await answer;
        if (outcome?.Kind is OutcomeKind.Committed or OutcomeKind.AlreadyCommitted or OutcomeKind.Conflict)
        {
            // A conflict means that a liar was first: the ledger is the truth, and the client goes on behind it.
            _acked = Math.Max(_acked, sequence);
        }

        return outcome?.Kind;
    }

    private async Task<bool?> DrainAsync()
    {
        bool? end = null;
        while (_window.Count > 0)
        {
            end = await TakeAnswerAsync() switch
            {
                OutcomeKind.Aborted => isLast,
                null or OutcomeKind.Unknown => end ?? true,
                _ => end,
            };
        }

        return end;
    }

    /// <summary>Sends what should not be sent, without waiting for its answer. Null when the host is lost.</summary>
    private async Task<object?> MisbehaveAsync(ModelHost host, Session session)
    {
        if (isLast || !run.World.Fault(150))
        {
            return this;
        }

        var some = 1 + run.World.Choices.Below(plan.Batches.Count);
        return run.World.Choices.Below(4) switch
        {
            0 => await host.SubmitAsync(session, plan.LieAt(_next), isCalm: false),
            1 => await host.SubmitAsync(session, plan.LieAt(some), isCalm: false),
            2 => await host.SubmitAsync(session, plan.At(Math.Max(1, _next - 1)), isCalm: false),
            _ => await host.SubmitAsync(session, plan.At(some), isCalm: false),
        };
    }
}
