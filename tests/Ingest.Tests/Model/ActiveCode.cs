using TraceEngine.Ingest.Copying.Ledger;
using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Tests.Model;

/// <summary>A row of the table of codes: which row of which batch activated it, and what a later row is judged against.</summary>
internal sealed record ActiveCode(StreamKey Stream, long Sequence, int Row, ExistingCode Facts);
