namespace TraceEngine.Query.Lineage;

/// <summary>
/// Codes with all packages they are or were in, and the documents that name any of them: what was loaded so far. Not safe for
/// use by several threads.
/// </summary>
internal sealed class TrailGraph
{
    private readonly Dictionary<byte[], TrailNode> _nodes = new(KeyComparer.Instance);
    private readonly Dictionary<Guid, DocumentFacts> _documents = [];

    /// <summary>Codes and documents held, for a bound on memory.</summary>
    public int Count => _nodes.Count + _documents.Count;

    /// <summary>All codes held.</summary>
    public IEnumerable<TrailNode> Nodes => _nodes.Values;

    public bool Contains(byte[] key) => _nodes.ContainsKey(key);

    public bool Contains(Guid documentId) => _documents.ContainsKey(documentId);

    /// <summary>The node of a code; null when it was not loaded.</summary>
    public TrailNode? Find(byte[] key) => _nodes.GetValueOrDefault(key);

    /// <summary>A document that names a loaded code.</summary>
    /// <exception cref="InvalidOperationException">A code is named by a document that does not exist.</exception>
    public DocumentFacts Document(Guid documentId) => _documents.TryGetValue(documentId, out var document)
        ? document
        : throw new InvalidOperationException($"Document {documentId:N} names codes but is not in the tables.");

    /// <summary>The node of a code, made when it is new.</summary>
    public TrailNode Add(byte[] key)
    {
        if (!_nodes.TryGetValue(key, out var node))
        {
            _nodes.Add(key, node = new TrailNode(key));
        }

        return node;
    }

    /// <summary>A node that was loaded elsewhere; it takes the place of one with the same key.</summary>
    public void Add(TrailNode node) => _nodes[node.Key] = node;

    public void Add(DocumentFacts document) => _documents[document.Id] = document;

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _nodes.Clear();
        _documents.Clear();
    }
}
