namespace TraceEngine.Signing.Transport;

/// <summary>An answer as it is sent.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Bytes">The body.</param>
/// <param name="RetryAfter">When to come again; null = no header.</param>
/// <param name="Code">Its code; 0 for a repeat, whose code is in its bytes.</param>
/// <param name="IsRepeat">Whether it is a first answer given again.</param>
internal readonly record struct WrittenAnswer(
    int Status, ReadOnlyMemory<byte> Bytes, TimeSpan? RetryAfter, int Code, bool IsRepeat);
