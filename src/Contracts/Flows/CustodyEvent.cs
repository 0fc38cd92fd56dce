namespace TraceEngine.Contracts.Flows;

/// <summary>A document, not withdrawn, on the path of a code.</summary>
/// <param name="SectionId">Section by which it named the code or a package around it: the order of arrival.</param>
/// <param name="Move">What it does.</param>
/// <param name="ReporterId">The enterprise that reported it.</param>
/// <param name="Receiver">Credit code of the receiver it names; empty when it names none.</param>
public readonly record struct CustodyEvent(long SectionId, CustodyMove Move, long ReporterId, string Receiver);
