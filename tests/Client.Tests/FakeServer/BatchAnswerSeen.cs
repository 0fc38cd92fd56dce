namespace TraceEngine.Client.Tests.FakeServer;

/// <summary>What the caller was told of one batch.</summary>
internal sealed record BatchAnswerSeen(ulong Sequence, bool AlreadyCommitted, int Rows);
