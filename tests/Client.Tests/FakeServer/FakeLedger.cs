using System.Security.Cryptography;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Client.Tests.FakeServer;

/// <summary>What the fake server has committed: it outlives connections, like a database.</summary>
internal sealed class FakeLedger
{
    private readonly Lock _gate = new();
    private readonly List<(FakeBatch Batch, BatchAck Ack)> _committed = [];

    public ulong Epoch { get; private set; }

    public ByteString LastPosition { get; private set; } = ByteString.Empty;

    public IReadOnlyList<FakeBatch> Committed
    {
        get
        {
            lock (_gate)
            {
                return [.. _committed.Select(entry => entry.Batch)];
            }
        }
    }

    public ulong NextSequence
    {
        get
        {
            lock (_gate)
            {
                return (ulong)_committed.Count + 1;
            }
        }
    }

    public StreamOpened Open(StreamLimits limits)
    {
        lock (_gate)
        {
            Epoch++;
            return new StreamOpened
            {
                Epoch = Epoch,
                NextSequence = (ulong)_committed.Count + 1,
                ClientPosition = LastPosition,
                LastReceipt = _committed.Count == 0 ? ByteString.CopyFrom(new byte[32]) : _committed[^1].Ack.Receipt,
                Limits = limits,
            };
        }
    }

    public FakeAnswer Take(FakeBatch batch, ulong epoch)
    {
        lock (_gate)
        {
            if (epoch != Epoch)
            {
                return Fault(FaultCode.Aborted, batch.Sequence);
            }

            var next = (ulong)_committed.Count + 1;
            if (batch.Sequence > next)
            {
                return Fault(FaultCode.OutOfRange, batch.Sequence);
            }

            if (batch.Sequence < next)
            {
                var (first, ack) = _committed[(int)batch.Sequence - 1];
                if (!first.Message.Equals(batch.Message))
                {
                    return Fault(FaultCode.Conflict, batch.Sequence);
                }

                var again = ack.Clone();
                again.AlreadyCommitted = true;
                return new FakeAnswer(Ack: again);
            }

            var answer = new BatchAck
            {
                Sequence = batch.Sequence,
                Accepted = (uint)batch.Rows,
                Receipt = ByteString.CopyFrom(SHA256.HashData(batch.Message.ToByteArray())),
                CommittedAt = Timestamp.FromDateTimeOffset(DateTimeOffset.UnixEpoch),
            };
            _committed.Add((batch, answer));
            LastPosition = batch.Position;
            return new FakeAnswer(Ack: answer);
        }
    }

    /// <summary>Another holder opens, and perhaps writes.</summary>
    public void OpenedByAnother()
    {
        lock (_gate)
        {
            Epoch++;
        }
    }

    public FakeAnswer Fault(FaultCode code, ulong sequence) => new(Fault: new StreamFault
    {
        Code = code,
        Sequence = sequence,
        NextSequence = (ulong)_committed.Count + 1,
        MessageZh = "测试",
        MessageEn = "test",
    });
}
