using TraceEngine.Ingest.Copying.Ledger;
using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Tests.Model;

/// <summary>A committed batch: its ledger entry and what was sent.</summary>
internal sealed record StoredBatch(LedgerEntry Entry, PendingBatch Sent);
