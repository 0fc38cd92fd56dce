using TraceEngine.Ingest.Copying.Rows;

namespace TraceEngine.Ingest.Copying.Postgres.Activations;

/// <summary>The rows of a batch that name one code, by arrival.</summary>
internal sealed record EqualKeys(byte[] Code, SortEntry[] Members);
