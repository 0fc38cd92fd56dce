using TraceEngine.Bench.Workloads;
using TraceEngine.Ingest.Copying.Rows;

namespace TraceEngine.Bench.Yardsticks;

/// <summary>
/// The engine's rows as binary COPY files, sorted by key within each transaction of 50,000 codes. Written before anything is
/// timed.
/// </summary>
internal sealed class LimitFiles
{
    // Nothing refers to it here.
    private const long EnterpriseId = 1;

    private readonly string _folder;

    private LimitFiles(string folder, Workload workload) => (_folder, Transactions) = (folder, workload.Transactions);

    /// <summary>Transactions of each stream.</summary>
    public int Transactions { get; }

    public static LimitFiles Write(string folder, Workload workload)
    {
        Directory.CreateDirectory(folder);
        var files = new LimitFiles(folder, workload);
        for (var stream = 0; stream < Workload.Streams; stream++)
        {
            var transaction = 0;
            foreach (var batches in SeededBatches.Of(workload, stream).Chunk(Workload.BatchesPerTransaction))
            {
                var rows = Array.ConvertAll(batches, batch => new SeededRows(batch));
                var section = workload.FirstBatchOf(stream, transaction) + 1;
                CopyFile.WriteSections(
                    files.Sections(stream, transaction), rows, BatchKind.Activation, stream, section, EnterpriseId,
                    documentId: null);
                CopyFile.WriteCodes(files.Codes(stream, transaction), rows, section, withParents: true);
                CopyFile.WritePackagings(files.Packagings(stream, transaction), rows, section, PackingAction.Born);
                transaction++;
            }
        }

        return files;
    }

    public string Sections(int stream, int transaction) => Path.Combine(_folder, $"{stream}-{transaction}.sections");

    public string Codes(int stream, int transaction) => Path.Combine(_folder, $"{stream}-{transaction}.codes");

    public string Packagings(int stream, int transaction) => Path.Combine(_folder, $"{stream}-{transaction}.packagings");
}
