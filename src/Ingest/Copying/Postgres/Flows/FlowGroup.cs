using TraceEngine.Ingest.Copying.Rows;
using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Copying.Postgres.Flows;

/// <summary>Parts of documents that are read, judged and written together, in writing order.</summary>
internal sealed class FlowGroup : IDisposable
{
    private readonly Dictionary<byte[], StoredDocument> _documents = new(KeyComparer.Instance);
    private readonly List<PlacedCodes> _codes = [];

    /// <summary>All parts of these batches.</summary>
    public FlowGroup(IReadOnlyList<Judgement> judgements)
    {
        foreach (var judgement in judgements.Where(judgement => judgement.IsWritten))
        {
            Add(judgement, 0, judgement.Content.SectionCount);
        }
    }

    /// <summary>One part of a batch.</summary>
    public FlowGroup(Judgement judgement, int section) => Add(judgement, section, 1);

    /// <summary>The parts in writing order.</summary>
    public List<FlowPart> Parts { get; } = [];

    /// <summary>Their documents, each once.</summary>
    public IReadOnlyCollection<StoredDocument> Documents => _documents.Values;

    /// <summary>Packages around their codes.</summary>
    public AncestorTable Ancestors { get; } = new();

    /// <summary>The document of an id.</summary>
    public StoredDocument this[byte[] id] => _documents[id];

    public void Dispose() => _codes.ForEach(codes => codes.Dispose());

    private void Add(Judgement judgement, int first, int count)
    {
        var rows = (FlowRows)judgement.Content;
        var codes = new PlacedCodes(rows.RowCount);
        _codes.Add(codes);
        for (var section = first; section < first + count; section++)
        {
            var document = rows.Sections[section].Document;
            if (!_documents.TryGetValue(document.Id, out var stored))
            {
                stored = new StoredDocument(document, judgement.Batch.Stream.EnterpriseId);
                _documents.Add(document.Id, stored);
            }

            Parts.Add(new FlowPart(judgement, section, stored, codes));
        }
    }
}
