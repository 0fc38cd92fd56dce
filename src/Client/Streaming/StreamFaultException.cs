using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Client.Streaming;

/// <summary>
/// The server did not take a batch because of what was sent: another content under a written sequence (CONFLICT), a gap
/// (OUT_OF_RANGE) or a broken message (MALFORMED). Nothing of the batch was written; earlier answered batches are durable.
/// </summary>
public sealed class StreamFaultException : TraceClientException
{
    internal StreamFaultException(string stream, StreamFault fault)
        : base(Text(stream, fault))
    {
        Stream = stream;
        Fault = fault;
    }

    /// <summary>Name of the stream.</summary>
    public string Stream { get; }

    /// <summary>
    /// The fault as sent: its code, the sequence it answers, the next sequence, and with CONFLICT receipt and position.
    /// </summary>
    public StreamFault Fault { get; }

    private static string Text(string stream, StreamFault fault)
    {
        var (wayOutZh, wayOutEn) = fault.Code switch
        {
            FaultCode.Conflict => (
                $"该序号已存有别的内容；请重新打开流，从第 {fault.NextSequence} 批继续",
                $"the sequence holds other content: open the stream again and go on from batch {fault.NextSequence}"),
            FaultCode.OutOfRange => (
                $"序号不连续，服务器期待第 {fault.NextSequence} 批；请重新打开流，从该批继续",
                $"the server expects batch {fault.NextSequence}: open the stream again and go on from there"),
            _ => (
                "消息不符合接口约定，重发无用；请修正发送程序",
                "the message breaks the contract and sending it again does not help: mend the sending program"),
        };
        return $"流 {stream} 第 {fault.Sequence} 批未写入（{fault.Code}）：{fault.MessageZh} {wayOutZh} / " +
            $"stream {stream}, batch {fault.Sequence} was not written ({fault.Code}): {fault.MessageEn} {wayOutEn}.";
    }
}
