using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Contracts.Verdicts;

namespace TraceEngine.Ingest.Copying.Postgres.Flows;

/// <summary>Judges rejected codes and lots: known, and once in their document.</summary>
internal static class OtherRowRules
{
    public static void CheckRejected(FlowPart part)
    {
        foreach (var rejected in part.Section.Rejected)
        {
            if (part.Document.Rejected.Contains(rejected.Code))
            {
                var text = CodeKey.ToText(rejected.Code);
                part.Judgement.Refuse(rejected.Row, text, VerdictField.Rejected, Reason.CodeInDocument, text);
            }
        }
    }

    public static void CheckLots(FlowPart part)
    {
        var here = new HashSet<long>();
        foreach (var lot in part.Section.Lots)
        {
            if (!part.LotIds.TryGetValue(lot.Row, out var lotId))
            {
                part.Judgement.Refuse(
                    lot.Row, lot.LotNumber, VerdictField.Lot, Reason.LotUnknown, lot.LotNumber, lot.ProductName);
            }
            else if (part.Document.Lots.Contains(lotId))
            {
                part.Judgement.Refuse(lot.Row, lot.LotNumber, VerdictField.Lot, Reason.CodeInDocument, lot.LotNumber);
            }
            else if (!here.Add(lotId))
            {
                part.Judgement.Refuse(lot.Row, lot.LotNumber, VerdictField.Lot, Reason.CodeRepeated, lot.LotNumber);
            }
        }
    }

    /// <summary>The part is written: the next ones of the document find its rows there.</summary>
    public static void Take(FlowPart part)
    {
        foreach (var rejected in part.Section.Rejected)
        {
            part.Document.Rejected.Add(rejected.Code);
        }

        part.Document.Lots.UnionWith(part.LotIds.Values);
    }
}
