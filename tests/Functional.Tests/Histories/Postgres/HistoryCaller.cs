using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Functional.Tests.Flows;

namespace TraceEngine.Functional.Tests.Histories.Postgres;

/// <summary>Sends the steps of one enterprise, over documents of their own and over streams.</summary>
internal sealed class HistoryCaller : IDisposable
{
    private readonly FlowParticipant _participant;
    private readonly HistoryMessages _messages;
    private readonly HistoryLane<StreamActivationsRequest, StreamActivationsResponse> _births;
    private readonly HistoryLane<StreamPackagingRequest, StreamPackagingResponse> _packaging;
    private readonly HistoryLane<StreamFlowsRequest, StreamFlowsResponse> _flows;

    public HistoryCaller(FlowParticipant participant, HistoryMessages messages)
    {
        (_participant, _messages) = (participant, messages);
        var ingest = participant.Client.Ingest;
        var open = new OpenStream { Stream = messages.NameOf("line") };
        _births = new(
            () => ingest.StreamActivations(cancellationToken: Cancellation),
            new StreamActivationsRequest { Open = open },
            response => response.Opened,
            response => response.Ack);
        _packaging = new(
            () => ingest.StreamPackaging(cancellationToken: Cancellation),
            new StreamPackagingRequest { Open = open },
            response => response.Opened,
            response => response.Ack);
        _flows = new(
            () => ingest.StreamFlows(cancellationToken: Cancellation),
            new StreamFlowsRequest { Open = open },
            response => response.Opened,
            response => response.Ack);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async Task<BatchAck> SendAsync(HistoryStep step)
    {
        var isBroken = step.Way == Way.BrokenStream;
        return (step, step.Way) switch
        {
            (ActivateStep activate, Way.Unary) =>
                await _participant.Client.UploadAsync(_messages.NameOf(step.Number), _messages.Of(activate)),
            (ActivateStep activate, _) => await _births.WriteAsync(
                sequence => new StreamActivationsRequest
                {
                    Batch = new ActivationBatch { Sequence = sequence, Sections = { _messages.Of(activate) } },
                },
                isBroken),
            (PackagingStep packaging, Way.Unary) =>
                await _participant.Client.PackAsync(_messages.NameOf(step.Number), [.. _messages.Of(packaging)]),
            (PackagingStep packaging, _) => await _packaging.WriteAsync(
                sequence => new StreamPackagingRequest
                {
                    Batch = new PackagingBatch { Sequence = sequence, Sections = { _messages.Of(packaging) } },
                },
                isBroken),
            (_, Way.Unary) => await _participant.UploadAsync(SectionOf(step)),
            _ => await _flows.WriteAsync(
                sequence => new StreamFlowsRequest
                {
                    Batch = new FlowBatch { Sequence = sequence, Sections = { SectionOf(step) } },
                },
                isBroken),
        };
    }

    public void Dispose()
    {
        _births.Dispose();
        _packaging.Dispose();
        _flows.Dispose();
    }

    private FlowSection SectionOf(HistoryStep step) => step switch
    {
        FlowStep flow => _messages.Of(flow),
        WithdrawStep withdraw => _messages.Of(withdraw),
        _ => throw new ArgumentException($"no flow: {step}", nameof(step)),
    };
}
