using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Tests.Model;

/// <summary>A client that uploads one document, again and again until it has an answer that lasts.</summary>
internal sealed class ModelDocumentClient(ModelRun run, ModelBatch document, ModelProcess process, bool isLast)
{
    public bool IsFinished { get; private set; }

    public async Task RunAsync()
    {
        while (!IsFinished)
        {
            var outcome = await run.PickHost().UploadAsync(document, isLast);
            IsFinished = outcome?.Kind is OutcomeKind.Committed or OutcomeKind.AlreadyCommitted or OutcomeKind.Conflict;
            await run.Database.PauseAsync(process, "look at the answer");
        }
    }
}
