using TraceEngine.Ingest.Copying.Rows;
using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Copying.Postgres.Flows;

/// <summary>A document as this transaction holds it locked, with what its parts add.</summary>
internal sealed class StoredDocument(FlowDocument document, long enterpriseId)
{
    private readonly Dictionary<int, AncestorMark> _marks = [];

    /// <summary>The document as the first part of this transaction declares it.</summary>
    public FlowDocument Declared => document;

    /// <summary>Who reports it.</summary>
    public long EnterpriseId => enterpriseId;

    /// <summary>Its key.</summary>
    public byte[] Id => document.Id;

    /// <summary>Whether this transaction has made it: nothing of it was written before.</summary>
    public bool IsNew { get; set; }

    /// <summary>Its state after the parts so far.</summary>
    public DocumentState State { get; set; }

    /// <summary>The header that all parts must declare; null while no part of a new document is good.</summary>
    public byte[]? HeaderDigest { get; set; }

    /// <summary>Rows that this transaction adds.</summary>
    public long Added { get; private set; }

    /// <summary>Rows that the whole document will have, as the newest part told; 0 = not told.</summary>
    public long Expected { get; private set; }

    /// <summary>Section of the first part of this transaction that is written; 0 = none is.</summary>
    public long FirstSection { get; set; }

    /// <summary>Whether a part of this transaction is written.</summary>
    public bool IsTouched { get; private set; }

    /// <summary>Packages with codes of the document inside that have to be kept for later parts.</summary>
    public List<(byte[] Ancestor, byte[] Inner)> NewAncestors { get; } = [];

    /// <summary>Keys of rejected codes that it has.</summary>
    public HashSet<byte[]> Rejected { get; } = new(KeyComparer.Instance);

    /// <summary>Lots that it has.</summary>
    public HashSet<long> Lots { get; } = [];

    /// <summary>Packages with codes of the document inside, as earlier transactions kept them.</summary>
    public Dictionary<byte[], byte[]> StoredInner { get; } = new(KeyComparer.Instance);

    /// <summary>What it has to do with a package, or null.</summary>
    public AncestorMark? Find(int ancestor) => _marks.GetValueOrDefault(ancestor);

    /// <summary>What it has to do with a package.</summary>
    public AncestorMark Mark(int ancestor)
    {
        if (!_marks.TryGetValue(ancestor, out var mark))
        {
            _marks.Add(ancestor, mark = new AncestorMark());
        }

        return mark;
    }

    /// <summary>A part is written.</summary>
    public void Take(FlowSectionRows part, int rows)
    {
        IsTouched = true;
        HeaderDigest ??= part.Document.HeaderDigest;
        Added += rows;
        Expected = part.ExpectedCount > 0 ? part.ExpectedCount : Expected;
        State = part.Complete ? DocumentState.Complete : State;
    }
}
