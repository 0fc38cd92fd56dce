using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Contracts.Verdicts;

namespace TraceEngine.Functional.Tests.Kit;

/// <summary>Asserts what a person sees of a refusal: which row, which field, why and what to do, in both languages.</summary>
internal static class Refusals
{
    /// <summary>One row of the ack is refused, and all rows are accounted for.</summary>
    public static RowVerdict AssertRow(BatchAck ack, int sent, int row, string field, Reason reason, params string[] arguments)
    {
        AssertCounts(ack, sent);
        Assert.Null(ack.BatchVerdict);
        Assert.Equal((int)ack.Refused, ack.Verdicts.Count);
        var verdict = Assert.Single(ack.Verdicts, verdict => verdict.Row == (uint)row);
        AssertVerdict(ack, verdict, field, reason, arguments);
        return verdict;
    }

    /// <summary>The whole batch is refused for its header.</summary>
    public static RowVerdict AssertBatch(BatchAck ack, int sent, string field, Reason reason, params string[] arguments)
    {
        AssertCounts(ack, sent);
        Assert.Equal(0u, ack.Accepted);
        Assert.NotNull(ack.BatchVerdict);
        AssertVerdict(ack, ack.BatchVerdict, field, reason, arguments);
        return ack.BatchVerdict;
    }

    /// <summary>Nothing is refused.</summary>
    public static void AssertNone(BatchAck ack, int sent)
    {
        AssertCounts(ack, sent);
        Assert.True(ack.Refused == 0 && ack.BatchVerdict is null, ack.ToString());
    }

    private static void AssertCounts(BatchAck ack, int sent) => Assert.Equal((uint)sent, ack.Accepted + ack.Refused);

    private static void AssertVerdict(BatchAck ack, RowVerdict verdict, string field, Reason reason, string[] arguments)
    {
        Assert.Equal((reason, field), (verdict.Reason, verdict.Field));
        Assert.NotEmpty(verdict.Arguments);
        if (arguments.Length > 0)
        {
            Assert.Equal(arguments, verdict.Arguments);
        }

        var text = Assert.Single(ack.Reasons, text => text.Reason == verdict.Reason);
        foreach (var template in new[] { text.MessageZh, text.MessageEn, text.RemedyZh, text.RemedyEn })
        {
            Assert.NotEmpty(template);

            // A question mark stands where an argument is missing.
            Assert.DoesNotContain("\"?\"", VerdictCatalogue.Render(template, verdict.Arguments), StringComparison.Ordinal);
            Assert.DoesNotContain("“?”", VerdictCatalogue.Render(template, verdict.Arguments), StringComparison.Ordinal);
        }
    }
}
