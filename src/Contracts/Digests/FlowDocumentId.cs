using TraceEngine.Contracts.Flows;

namespace TraceEngine.Contracts.Digests;

/// <summary>
/// The key of a flow document: the first 16 bytes of SHA-256 over enterprise, kind and number, so that what clients name is
/// unique without a second unique index.
/// </summary>
public static class FlowDocumentId
{
    /// <summary>Bytes of a document id.</summary>
    public const int Bytes = 16;

    private const string Domain = "flow document";

    /// <summary>The id of a document.</summary>
    public static byte[] Of(long enterpriseId, DocumentKind kind, string number)
    {
        using var digest = new DigestWriter();
        digest.Text(Domain);
        digest.Int64(enterpriseId);
        digest.Int32((int)kind);
        digest.Text(number);
        return digest.Finish()[..Bytes];
    }
}
