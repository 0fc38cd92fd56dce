namespace TraceEngine.Client.Streaming;

/// <summary>A lost stream is open again.</summary>
/// <param name="Stream">Name of the stream.</param>
/// <param name="Epoch">Epoch of the new holder, which is this client.</param>
/// <param name="NextSequence">The first sequence that is not durable.</param>
/// <param name="ResentBatches">Batches without an answer, which are sent again; those below <paramref name="NextSequence"/> get
/// their first answer.</param>
/// <param name="Outage">From the loss to now.</param>
public sealed record StreamResumption(string Stream, ulong Epoch, ulong NextSequence, int ResentBatches, TimeSpan Outage)
{
    /// <summary>The resumption for people, in Chinese and English.</summary>
    public string Message =>
        $"已续传：中断 {Outage.TotalSeconds:0.00} 秒，重发 {ResentBatches} 批，服务器已存到第 {NextSequence - 1} 批 / " +
        $"resumed after {Outage.TotalSeconds:0.00} s: {ResentBatches} batches sent again, durable up to batch {NextSequence - 1}";
}
