using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.Flows;

/// <summary>An enterprise that reports flow documents.</summary>
internal sealed class FlowParticipant(TestEnterprise enterprise, RawClient client) : IDisposable
{
    public TestEnterprise Enterprise => enterprise;

    public RawClient Client => client;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>As a party of a document.</summary>
    public Party Party => new() { CreditCode = enterprise.CreditCode, Name = "某企业" };

    /// <summary>One whole document.</summary>
    public async Task<BatchAck> UploadAsync(
        FlowSection section, StreamMode mode = StreamMode.Unspecified, bool validateOnly = false)
    {
        var request = new UploadFlowsRequest { Section = section, Mode = mode, ValidateOnly = validateOnly };
        return (await client.Ingest.UploadFlowsAsync(request, cancellationToken: Cancellation)).Ack;
    }

    /// <summary>Opens a stream and reads the answer to it.</summary>
    public async Task<FlowStream> OpenAsync(string name, StreamMode mode = StreamMode.Unspecified)
    {
        var stream = new FlowStream(client.Ingest.StreamFlows(cancellationToken: Cancellation));
        await stream.OpenAsync(name, mode);
        return stream;
    }

    public void Dispose() => client.Dispose();
}
