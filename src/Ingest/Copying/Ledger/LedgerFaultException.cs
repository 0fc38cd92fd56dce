namespace TraceEngine.Ingest.Copying.Ledger;

/// <summary>An operating fault: nothing was decided about the batch. Never a verdict.</summary>
internal sealed class LedgerFaultException(LedgerFault fault, string message, Exception? inner = null) : Exception(message, inner)
{
    public LedgerFault Fault { get; } = fault;
}
