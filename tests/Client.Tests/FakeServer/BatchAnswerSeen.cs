using TraceEngine.Client.Streaming;

namespace TraceEngine.Client.Tests.FakeServer;

/// <summary>What the caller was told of one batch.</summary>
internal sealed record BatchAnswerSeen(ulong Sequence, bool AlreadyCommitted, bool ValidatedOnly, int Rows)
{
    public static BatchAnswerSeen From<TBatch>(StreamAnswer<TBatch> answer)
        where TBatch : class =>
        new(answer.Ack.Sequence, answer.Ack.AlreadyCommitted, answer.Ack.ValidatedOnly, answer.Rows);
}
