using TraceEngine.Client;
using TraceEngine.Client.Streaming;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Host.Importing.Streams;

/// <summary>The three kinds of streams that files are imported into.</summary>
internal sealed class ImportTargets(TraceClient client, ImportScreen screen)
{
    // A check is no document: nothing of it is kept, its number included.
    private const string CheckNumber = "dry-run";

    public ImportTarget<ActivationBatch> Activation => new(
        StreamKind.Activation,
        async (name, ct) => await client.OpenActivationStreamAsync(
            name, new ActivationStreamOptions { OnWaiting = Waiting, OnResumed = Resumed }, ct),
        (batch, position) => batch.ClientPosition = position,
        (batch, ct) => client.UploadActivationsAsync(
            new UploadActivationsRequest { DocumentNumber = CheckNumber, ValidateOnly = true, Sections = { batch.Sections } },
            ct));

    public ImportTarget<PackagingBatch> Packaging => new(
        StreamKind.Packaging,
        async (name, ct) => await client.OpenPackagingStreamAsync(
            name, new PackagingStreamOptions { OnWaiting = Waiting, OnResumed = Resumed }, ct),
        (batch, position) => batch.ClientPosition = position,
        (batch, ct) => client.UploadPackagingAsync(
            new UploadPackagingRequest { DocumentNumber = CheckNumber, ValidateOnly = true, Sections = { batch.Sections } },
            ct));

    /// <summary>A batch of an import is one document or a part of one.</summary>
    public ImportTarget<FlowBatch> Flow => new(
        StreamKind.Flow,
        async (name, ct) => await client.OpenFlowStreamAsync(
            name, new FlowStreamOptions { OnWaiting = Waiting, OnResumed = Resumed }, ct),
        (batch, position) => batch.ClientPosition = position,
        (batch, ct) => client.UploadFlowAsync(
            new UploadFlowsRequest { ValidateOnly = true, Section = batch.Sections.Single() }, ct));

    private void Waiting(StreamInterruption waiting) => screen.Line(waiting.Message);

    private void Resumed(StreamResumption resumed) => screen.Line(resumed.Message);
}
