using System.Security.Cryptography;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Client.Tests.FakeServer;

/// <summary>What the fake server has committed: it outlives connections, like a database.</summary>
internal sealed class FakeLedger
{
    private readonly Lock _gate = new();
    private readonly List<(ActivationBatch Batch, BatchAck Ack)> _committed = [];

    public ulong Epoch { get; private set; }

    public ByteString LastPosition { get; private set; } = ByteString.Empty;

    public IReadOnlyList<ActivationBatch> Committed
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

    public StreamActivationsResponse Take(ActivationBatch batch, ulong epoch)
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
                if (!first.Equals(batch))
                {
                    return Fault(FaultCode.Conflict, batch.Sequence);
                }

                var again = ack.Clone();
                again.AlreadyCommitted = true;
                return new StreamActivationsResponse { Ack = again };
            }

            var answer = new BatchAck
            {
                Sequence = batch.Sequence,
                Accepted = (uint)Columns.Rows(batch).Count,
                Receipt = ByteString.CopyFrom(SHA256.HashData(batch.ToByteArray())),
                CommittedAt = Timestamp.FromDateTimeOffset(DateTimeOffset.UnixEpoch),
            };
            _committed.Add((batch.Clone(), answer));
            LastPosition = batch.ClientPosition;
            return new StreamActivationsResponse { Ack = answer };
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

    public StreamActivationsResponse Fault(FaultCode code, ulong sequence) => new()
    {
        Fault = new StreamFault
        {
            Code = code,
            Sequence = sequence,
            NextSequence = (ulong)_committed.Count + 1,
            MessageZh = "测试",
            MessageEn = "test",
        },
    };
}
