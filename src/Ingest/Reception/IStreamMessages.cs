using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Ingest.Reception;

/// <summary>What tells the streams of one kind from those of another: only their messages.</summary>
internal interface IStreamMessages<in TRequest, out TResponse>
{
    /// <summary>The kind of its streams.</summary>
    StreamKind Kind { get; }

    /// <summary>The open in a request, or null.</summary>
    OpenStream? OpenOf(TRequest request);

    /// <summary>The batch in a request, or null.</summary>
    IncomingBatch? BatchOf(TRequest request);

    TResponse Answer(StreamOpened opened);

    TResponse Answer(BatchAck ack);

    TResponse Answer(StreamFault fault);
}
