using System.Threading.Channels;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using TraceEngine.Access.Calls;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Ingest.Batching;
using TraceEngine.Ingest.Copying.Writing;
using TraceEngine.Ingest.Validation;

namespace TraceEngine.Ingest.Reception;

/// <summary>
/// One call of a stream after its Open: a reader that checks and submits batches, and a writer that answers them in
/// order. The reader stops reading while the budgets are used up.
/// </summary>
internal sealed class BatchCall<TRequest, TResponse>(
    Session session,
    Caller caller,
    StreamMode mode,
    ReceptionServices services,
    IStreamMessages<TRequest, TResponse> messages,
    IServerStreamWriter<TResponse> responses)
    where TRequest : class
{
    private readonly ByteBudget _ownBudget = new(services.Options.MaxInFlightBytesPerStream);

    private readonly Channel<PendingAnswer> _answers = Channel.CreateBounded<PendingAnswer>(
        new BoundedChannelOptions(services.Options.MaxInFlightBatchesPerStream) { SingleReader = true, SingleWriter = true });

    /// <summary>Answers Open, then serves batches until the client is done.</summary>
    public async Task RunAsync(IAsyncStreamReader<TRequest> requests, CallLifetime lifetime)
    {
        await responses.WriteAsync(messages.Answer(Opened()), lifetime.Token);
        var answering = AnswerAllAsync(lifetime);
        try
        {
            while (await lifetime.MoveNextAsync(requests))
            {
                var batch = messages.BatchOf(requests.Current) ?? throw IngestErrors.OpenedTwice();
                await TakeAsync(batch, lifetime.Token);
            }
        }
        catch (OperationCanceledException) when (lifetime.IsOver)
        {
            // The last answer has told the client why.
        }
        finally
        {
            // What was submitted is answered even when reading has failed.
            _answers.Writer.TryComplete();
            await answering;
        }
    }

    private StreamOpened Opened() => new()
    {
        Epoch = (ulong)session.Epoch,
        NextSequence = (ulong)session.Opened.NextSequence,
        ClientPosition = ByteString.CopyFrom(session.Opened.ClientPosition ?? []),
        LastReceipt = ByteString.CopyFrom(session.Opened.Receipt),
        Limits = new StreamLimits
        {
            MaxCodesPerBatch = (uint)services.Limits.MaxCodesPerBatch,
            MaxMessageBytes = (uint)services.Limits.MaxMessageBytes,
            MaxInFlightBytes = (uint)services.Options.MaxInFlightBytesPerStream,
            IdleTimeout = Duration.FromTimeSpan(services.Options.IdleTimeout),
            MaxClientPositionBytes = (uint)services.Limits.MaxClientPositionBytes,
        },
    };

    private async Task TakeAsync(IncomingBatch batch, CancellationToken cancellationToken)
    {
        var sequence = (long)batch.Sequence;
        var bytes = batch.Bytes;
        await _ownBudget.TakeAsync(bytes, cancellationToken);
        await services.HostBudget.TakeAsync(bytes, cancellationToken);
        PendingAnswer? pending = null;
        try
        {
            pending = await SubmitAsync(batch, sequence, bytes, cancellationToken);
        }
        finally
        {
            if (pending is null)
            {
                Release(bytes);
            }
        }

        await _answers.Writer.WriteAsync(pending, CancellationToken.None);
    }

    private async Task<PendingAnswer> SubmitAsync(
        IncomingBatch batch, long sequence, int bytes, CancellationToken cancellationToken)
    {
        if (FindMalformed(batch) is { } malformed)
        {
            return Malformed(sequence, bytes, malformed);
        }

        var validated = await batch.Validate(caller, cancellationToken);
        if (validated.Malformed is { } broken)
        {
            return Malformed(sequence, bytes, broken);
        }

        var pending = new PendingBatch
        {
            Stream = session.Stream,
            Epoch = session.Epoch,
            Sequence = sequence,
            Digest = validated.Digest,
            ClientPosition = batch.ClientPosition?.ToByteArray(),
            AllOrNothing = mode == StreamMode.AllOrNothing,
            KeyId = caller.Ak,
            Rows = validated.Rows!,
            BatchVerdict = validated.BatchVerdict,
        };
        var outcome = batch.ValidateOnly
            ? services.JudgeAsync(pending)
            : await session.SubmitAsync(pending, cancellationToken);
        return new PendingAnswer(sequence, outcome, validated.Rows, bytes);
    }

    private Malformed? FindMalformed(IncomingBatch batch)
    {
        if (batch.ClientPosition?.Length > services.Limits.MaxClientPositionBytes)
        {
            return new Malformed(
                $"client_position 长 {batch.ClientPosition.Length} 字节，上限 {services.Limits.MaxClientPositionBytes}",
                $"client_position has {batch.ClientPosition.Length} bytes, limit {services.Limits.MaxClientPositionBytes}");
        }

        if (batch.ValidateOnly)
        {
            return null;
        }

        if (batch.Sequence is 0 or > long.MaxValue)
        {
            return new Malformed($"sequence 为 {batch.Sequence}：应从 1 起", $"sequence is {batch.Sequence}; the first one is 1");
        }

        return session.PositionRuleBrokenBy(batch.ClientPosition is not null) switch
        {
            true => new Malformed(
                "此流的批次都带 client_position，本批没有", "the batches of this stream carry a client_position, this one does not"),
            false => new Malformed(
                "此流的批次都不带 client_position，本批带了", "the batches of this stream carry no client_position, this one does"),
            null => null,
        };
    }

    private PendingAnswer Malformed(long sequence, int bytes, Malformed malformed)
    {
        var fault = new StreamFault
        {
            Code = FaultCode.Malformed,
            Sequence = (ulong)sequence,

            // As it was when the message came: by the time of the answer, batches behind it may have been taken.
            NextSequence = (ulong)session.Expected,
            MessageZh = malformed.Zh,
            MessageEn = malformed.En,
        };
        return new PendingAnswer(sequence, Task.FromResult(BatchOutcome.Unavailable("")), null, bytes, fault);
    }

    /// <summary>
    /// Answers in order. A client that is gone gets no answers, but what it sent is still settled and given back.
    /// </summary>
    private async Task AnswerAllAsync(CallLifetime lifetime)
    {
        var isGone = false;
        await foreach (var pending in _answers.Reader.ReadAllAsync(CancellationToken.None))
        {
            var outcome = await pending.Outcome;
            services.Count(outcome, pending.Fault is not null);
            var fault = FaultOf(pending, outcome);
            var response = fault is null
                ? messages.Answer(AnswerMessages.Ack(outcome.Entry!, outcome.Kind))
                : messages.Answer(fault);
            pending.Rows?.Dispose();
            Release(pending.BudgetBytes);
            if (isGone)
            {
                continue;
            }

            try
            {
                await responses.WriteAsync(response);
            }
            catch (Exception exception) when (exception is InvalidOperationException or IOException or OperationCanceledException)
            {
                isGone = true;
            }

            if (fault?.Code is FaultCode.Aborted or FaultCode.UnknownOutcome)
            {
                // This holder can't go on: the call ends, so that it neither waits for nothing nor keeps its slot.
                lifetime.End();
            }
        }
    }

    private static StreamFault? FaultOf(PendingAnswer pending, BatchOutcome outcome)
    {
        if (pending.Fault is { } fault)
        {
            return fault;
        }

        return outcome.Kind is OutcomeKind.Committed or OutcomeKind.AlreadyCommitted or OutcomeKind.Validated
            ? null
            : AnswerMessages.Fault(pending.Sequence, outcome);
    }

    private void Release(int bytes)
    {
        _ownBudget.Return(bytes);
        services.HostBudget.Return(bytes);
    }
}
