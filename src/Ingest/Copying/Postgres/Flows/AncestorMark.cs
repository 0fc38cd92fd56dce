namespace TraceEngine.Ingest.Copying.Postgres.Flows;

/// <summary>What a document has to do with a package: names it, or a code inside it.</summary>
internal sealed class AncestorMark
{
    /// <summary>Whether the document names the package itself.</summary>
    public bool IsNamed { get; set; }

    /// <summary>A code inside it that the document names.</summary>
    public byte[]? Inner { get; set; }
}
