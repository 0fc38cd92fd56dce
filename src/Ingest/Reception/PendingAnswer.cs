using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Ingest.Copying.Rows;
using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Reception;

/// <summary>A batch whose answer is awaited, in the order in which the batches came.</summary>
/// <param name="Sequence">Its sequence.</param>
/// <param name="Outcome">What will become of it.</param>
/// <param name="Rows">Its rows, given back when it is answered.</param>
/// <param name="BudgetBytes">Bytes to give back.</param>
/// <param name="Fault">Set for a message that never became a batch.</param>
internal sealed record PendingAnswer(
    long Sequence, Task<BatchOutcome> Outcome, BatchRows? Rows, int BudgetBytes, StreamFault? Fault = null);
