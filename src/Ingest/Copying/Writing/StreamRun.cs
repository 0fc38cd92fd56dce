using TraceEngine.Ingest.Copying.Ledger;

namespace TraceEngine.Ingest.Copying.Writing;

/// <summary>The batches of one stream in a group: consecutive sequences of one epoch.</summary>
internal sealed class StreamRun(StreamIdentity stream, long epoch)
{
    public StreamIdentity Stream { get; } = stream;

    public long Epoch { get; } = epoch;

    public List<PendingBatch> Batches { get; } = [];

    /// <summary>Receipt chain as far as this attempt has come; from the fence, never from memory.</summary>
    public byte[] Receipt { get; set; } = [];

    /// <summary>Last batch that this attempt really wrote.</summary>
    public PendingBatch? LastWritten { get; set; }

    /// <summary>Why the rest of the run is out, once a batch of it has failed for good.</summary>
    public string? Failure { get; set; }

    public FenceRequest Fence => new(Stream, Epoch, Batches[0].Sequence);

    /// <summary>Groups batches by stream and epoch, in the order in which all lanes lock streams.</summary>
    public static List<StreamRun> From(IReadOnlyList<PendingBatch> batches)
    {
        var runs = new List<StreamRun>();
        foreach (var batch in batches)
        {
            var run = runs.Find(candidate => candidate.Stream.Key == batch.Stream.Key && candidate.Epoch == batch.Epoch);
            if (run is null)
            {
                run = new StreamRun(batch.Stream, batch.Epoch);
                runs.Add(run);
            }

            run.Batches.Add(batch);
        }

        runs.Sort(static (left, right) => left.Stream.Key.CompareTo(right.Stream.Key));
        return runs;
    }
}
