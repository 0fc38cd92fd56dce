namespace TraceEngine.Client.Streaming;

/// <summary>How far a stream is, counted from its opening by this client.</summary>
/// <param name="CodesHanded">Rows handed to the stream.</param>
/// <param name="CodesAcked">Rows answered.</param>
/// <param name="Accepted">Rows written.</param>
/// <param name="Refused">Rows not written.</param>
/// <param name="BatchesHanded">Batches handed to the stream.</param>
/// <param name="BatchesAcked">Batches answered.</param>
/// <param name="UnackedBytes">Bytes of batches in the window.</param>
/// <param name="Resumptions">How often the stream was lost and opened again.</param>
/// <param name="CodesPerSecond">Rows answered a second, over the last five seconds.</param>
public sealed record StreamProgress(
    long CodesHanded,
    long CodesAcked,
    long Accepted,
    long Refused,
    long BatchesHanded,
    long BatchesAcked,
    long UnackedBytes,
    int Resumptions,
    double CodesPerSecond);
