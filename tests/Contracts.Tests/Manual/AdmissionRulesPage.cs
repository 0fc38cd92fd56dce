using System.Text;
using TraceEngine.Contracts.Flows;
using TraceEngine.Contracts.Parties;
using TraceEngine.Contracts.Verdicts;

namespace TraceEngine.Contracts.Tests.Manual;

/// <summary>The page protos/admission-rules.md as the catalogue and the table of flow documents make it.</summary>
internal static class AdmissionRulesPage
{
    public static string Make()
    {
        var page = new StringBuilder();
        page.Append("""
            # Admission rules / 准入规则

            Made from the verdict catalogue and the table of flow documents in [src/Contracts](../src/Contracts); a test compares
            this page with them. `{0}`, `{1}` stand for the values at fault. "Again" says whether the same row can succeed later.

            ## Who reports which flow document / 谁上报哪种单据

            | kind | bill types | roles | the caller is | must be named | rows | custody | needs |
            |---|---|---|---|---|---|---|---|

            """);
        foreach (var rule in FlowRuleBook.Lines)
        {
            page.AppendLine(
                $"| {rule.Kind} | {string.Join(", ", rule.Bills.Select(bill => bill.Length == 0 ? "-" : bill))} "
                + $"| {(rule.Roles.Count == 0 ? "any" : string.Join(", ", rule.Roles.Select(role => role.ToStoredName())))} "
                + $"| {(rule.Callers.Count == 0 ? "any" : string.Join(" or ", rule.Callers.Select(Text)))} "
                + $"| {Text(rule.Required)} | {Text(rule.Rows)} | {Text(rule.Custody)}{Ends(rule)} | {Needs(rule)} |");
        }

        page.Append("""

            A bill type may ask for a reason whatever the kind: see the table of bill types.

            ## Bill types / 单据类型

            | bill type | direction | 名称 | name | needs a reason | names whole lots |
            |---|---|---|---|---|---|

            """);
        foreach (var type in BillTypes.All)
        {
            page.AppendLine(
                $"| {type.Code} | {Text(type.Direction)} | {type.NameZh} | {type.NameEn} | {YesNo(type.NeedsReason)} "
                + $"| {YesNo(type.IsRecall)} |");
        }

        page.Append("""

            ## Reasons of refusal / 拒收原因

            | reason | errCode | again | what is wrong | what to do | example of `{0}` |
            |---|---|---|---|---|---|

            """);
        foreach (var entry in VerdictCatalogue.Entries)
        {
            page.AppendLine(
                $"| {(int)entry.Reason} {entry.Reason} | {entry.Group} | {YesNo(entry.Retryable)} "
                + $"| {Cell(entry.MessageZh)}<br>{Cell(entry.MessageEn)} | {Cell(entry.RemedyZh)}<br>{Cell(entry.RemedyEn)} "
                + $"| `{Cell(entry.Example)}` |");
        }

        return page.ToString();
    }

    private static string Text<T>(T value)
        where T : struct, Enum => value.ToString() == "None" ? "-" : value.ToString();

    private static string Ends(FlowRule rule) => rule.NeedsHolder ? $"; codes end: {rule.Ends}, holder only" : "";

    private static string Needs(FlowRule rule) => (rule.NeedsReason, rule.NeedsWitness) switch
    {
        (true, true) => "reason, executor, supervisor",
        (true, false) => "reason",
        _ => "-",
    };

    private static string YesNo(bool value) => value ? "yes" : "-";

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
