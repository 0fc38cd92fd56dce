using Google.Protobuf.WellKnownTypes;
using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Parties;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Query.Reconcile;

namespace TraceEngine.Query.Reception;

/// <summary>A count of a lot as it travels.</summary>
internal static class ReconcileMessages
{
    public static ReconcileLotResponse ToLot(LotRun run, string lotNumber) => new()
    {
        Lot = new ReconciledLot
        {
            LotNumber = lotNumber,
            ProductCode = run.Lot.ProductCode,
            ProductName = run.Lot.ProductName,
            NhsaCode = run.Lot.NhsaCode,
            Barcode = run.Lot.Barcode,
            CreditCode = run.Lot.OwnerCreditCode,
            ActivatedByCaller = run.View.IsActivator,
            Recalls =
            {
                run.Recalls.Select(recall => new RecallOfLot
                {
                    DocumentNumber = recall.Number,
                    CreditCode = recall.CreditCode,
                    Reason = recall.Reason,
                    EventAt = Timestamp.FromDateTime(recall.EventAt),
                }),
            },
        },
    };

    public static ReconcileLotResponse ToGap(FoundGap found)
    {
        var (expected, was) = GapTexts.Of(found.Finding);
        var document = found.Finding.Document;
        return new ReconcileLotResponse
        {
            Gap = new Gap
            {
                Kind = found.Finding.Kind,
                Code = found.Finding.Code is { } code ? CodeKey.ToText(code) : string.Empty,
                DocumentNumber = document?.Number ?? string.Empty,
                CreditCode = found.Reporter,
                EventAt = document is null ? null : Timestamp.FromDateTime(document.EventAt),
                ExpectedZh = expected.Zh,
                ExpectedEn = expected.En,
                FoundZh = was.Zh,
                FoundEn = was.En,
            },
        };
    }

    public static GetDutiesResponse ToDuties(DutyAnswer answer, IReadOnlySet<EnterpriseRole> roles) => new()
    {
        Duties =
        {
            answer.Duties.Select(duty => new Duty
            {
                Kind = duty.Kind,
                LotNumber = duty.LotNumber,
                ProductCode = duty.ProductCode,
                DocumentNumber = duty.Document?.Number ?? string.Empty,
                CreditCode = duty.Reporter,
                EventAt = Timestamp.FromDateTime(duty.EventAt),
                Codes = (ulong)duty.Codes,
            }),
        },
        Truncated = answer.IsTruncated,
        Since = Timestamp.FromDateTimeOffset(answer.Since),
        Interfaces = { InterfaceDuties.Of(roles) },
    };

    public static ReconcileLotResponse ToSummary(LotRun run, DateTimeOffset asOf) => new()
    {
        Summary = new ReconcileSummary
        {
            Levels = { run.Numbers.Levels },
            OpenParents = (ulong)run.Gaps.CountOf(GapKind.ParentNotActivated),
            Gaps = { run.Gaps.Totals },
            AsOf = Timestamp.FromDateTimeOffset(asOf),
        },
    };
}
