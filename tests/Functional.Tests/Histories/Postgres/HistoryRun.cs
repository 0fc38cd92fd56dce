using Grpc.Core;
using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.Histories.Postgres;

/// <summary>Lives a history on the server: every answer and everything stored must be the oracle's.</summary>
internal sealed class HistoryRun : IDisposable
{
    private readonly HistoryServer _shared;
    private readonly History _history;
    private readonly HistoryMessages _messages;
    private readonly List<HistoryCaller> _callers;
    private readonly Dictionary<HistoryStep, BatchAck> _acks = new(ReferenceEqualityComparer.Instance);

    public HistoryRun(HistoryServer shared, History history)
    {
        (_shared, _history) = (shared, history);
        _messages = new HistoryMessages(shared, shared.NextHistory());
        _callers = [.. shared.Participants.Select(participant => new HistoryCaller(participant, _messages))];
    }

    /// <summary>The history as messages.</summary>
    public HistoryMessages Messages => _messages;

    /// <summary>What goes on while a step is on its way; null: nothing.</summary>
    public Func<Task>? Beside { get; init; }

    /// <summary>What is done after each step was acknowledged; null: nothing.</summary>
    public Func<int, Task>? After { get; init; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async Task RunAsync()
    {
        for (var index = 0; index < _history.Steps.Count; index++)
        {
            var beside = Beside?.Invoke() ?? Task.CompletedTask;
            await SendAsync(_history.Steps[index], _history.Answers[index], index);
            await beside;
            await (After?.Invoke(index) ?? Task.CompletedTask);
        }

        await CompareStoredAsync();
    }

    public void Dispose() => _callers.ForEach(caller => caller.Dispose());

    private async Task SendAsync(HistoryStep step, Answer expected, int index)
    {
        if (step is RepeatStep { Other: { } other })
        {
            var conflict = await Assert.ThrowsAsync<RpcException>(() => _callers[step.By].SendAsync(other));
            Require(index, StatusCode.AlreadyExists, conflict.StatusCode);
            return;
        }

        var original = (step as RepeatStep)?.Original;
        var ack = await _callers[step.By].SendAsync(original ?? step);
        Require(index, expected, AnswerOf(ack, expected));
        if (original is null)
        {
            _acks[step] = ack;
            return;
        }

        var first = _acks[original];
        Require(index, (true, first.Receipt, first.CommittedAt), (ack.AlreadyCommitted, ack.Receipt, ack.CommittedAt));
        Require(index, first.Verdicts, ack.Verdicts);
    }

    /// <summary>Every ack passes here: accepted + refused = sent, and as many verdicts as refused rows.</summary>
    private static Answer AnswerOf(BatchAck ack, Answer expected)
    {
        Assert.Equal((uint)expected.Sent, ack.Accepted + ack.Refused);
        Assert.Equal(ack.BatchVerdict is null ? ack.Refused : 0, (uint)ack.Verdicts.Count);
        var refused = ack.Verdicts.Select(one => new Refusal((int)one.Row, one.Field, one.Reason)).OrderBy(one => one.Row);
        return new Answer(
            (int)(ack.Accepted + ack.Refused),
            [.. refused],
            ack.BatchVerdict is { } whole ? new Refusal(0, whole.Field, whole.Reason) : null,
            expected.OpenParents is null ? null : (int)ack.OpenParents);
    }

    /// <summary>Where each code is, its state, how often it has left a parent; and the state of each document.</summary>
    private async Task CompareStoredAsync()
    {
        var stored = new Dictionary<string, (string? Parent, int State, long Left)>();
        var texts = Enumerable.Range(0, World.Codes).Select(_messages.TextOf).ToList();
        await using (var command = _shared.Server.Database.CreateCommand(
            "SELECT code, parent, state, (SELECT count(*) FROM former_parents WHERE child = code)"
            + " FROM codes WHERE code = ANY ($1)"))
        {
            command.Parameters.Add(new Npgsql.NpgsqlParameter { Value = texts.Select(PackingFloor.KeyOf).ToArray() });
            await using var reader = await command.ExecuteReaderAsync(Cancellation);
            while (await reader.ReadAsync(Cancellation))
            {
                var parent = reader.IsDBNull(1) ? null : CodeKey.ToText(reader.GetFieldValue<byte[]>(1));
                stored[CodeKey.ToText(reader.GetFieldValue<byte[]>(0))] = (parent, reader.GetInt16(2), reader.GetInt64(3));
            }
        }

        for (var code = 0; code < World.Codes; code++)
        {
            var one = _history.End.Codes[code];
            (string?, int, long)? expected = one.Activator is null
                ? null
                : (one.Parent is { } parent ? texts[parent] : null, one.State, one.Left);
            Require(code, expected, stored.TryGetValue(texts[code], out var found) ? found : null);
        }

        foreach (var ((by, kind, number), document) in _history.End.Documents)
        {
            var state = await _shared.Server.ReadAsync<short>(
                "SELECT d.state FROM documents d JOIN enterprises e USING (enterprise_id)"
                + " WHERE e.credit_code = $1 AND d.kind = $2 AND d.number = $3",
                _shared.Participants[by].Enterprise.CreditCode,
                (short)kind,
                _messages.NameOf(number));
            Require(number, document.IsWithdrawn ? 2 : document.IsComplete ? 1 : 0, state);
        }
    }

    private void Require<TPlace, T>(TPlace place, T expected, T actual)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            Assert.Fail($"at {place}: expected {expected}, got {actual}{Environment.NewLine}{_history}");
        }
    }
}
