using TraceEngine.Contracts.Digests;

namespace TraceEngine.Ingest.Copying.Ledger;

/// <summary>A stream or document by what the client names; the id is derived, so no second unique index is needed.</summary>
internal sealed class StreamIdentity
{
    public StreamIdentity(long enterpriseId, short kind, bool isDocument, string name)
    {
        EnterpriseId = enterpriseId;
        Kind = kind;
        IsDocument = isDocument;
        Name = name;
        FirstReceipt = Receipts.First(enterpriseId, kind, isDocument, name);
        Id = FirstReceipt[..Receipts.StreamIdBytes];
        Key = new StreamKey(Id);
    }

    public long EnterpriseId { get; }

    /// <summary>1 activation, 2 packaging, 3 flow.</summary>
    public short Kind { get; }

    public bool IsDocument { get; }

    public string Name { get; }

    /// <summary>Primary key of the stream.</summary>
    public byte[] Id { get; }

    /// <summary>The id as a value that can be compared and hashed.</summary>
    public StreamKey Key { get; }

    /// <summary>What the first receipt chains to.</summary>
    public byte[] FirstReceipt { get; }
}
