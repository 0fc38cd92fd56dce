using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Flows;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Tests.Writing;

public sealed class FlowRulesTests
{
    private static readonly FlowCodeFacts Good = new() { IsActive = true };

    [Fact]
    public void Code_WithEveryFault_IsToldTheFirstOne()
    {
        var code = Good with
        {
            State = LifeState.Voided,
            IsInDocument = true,
            HasOuter = true,
            HasInner = true,
            IsNotHeld = true,
            IsTooLarge = true,
        };

        Assert.Equal(Reason.NotActive, FlowRules.OfCode(code with { IsActive = false }));
        Assert.Equal(Reason.Terminated, FlowRules.OfCode(code));
        code = code with { State = LifeState.Live };
        Assert.Equal(Reason.CodeInDocument, FlowRules.OfCode(code));
        code = code with { IsInDocument = false };
        Assert.Equal(Reason.AncestorInDocument, FlowRules.OfCode(code));
        Assert.Equal(Reason.AncestorInDocument, FlowRules.OfCode(code with { HasOuter = false }));
        code = code with { HasOuter = false, HasInner = false };
        Assert.Equal(Reason.NotHeld, FlowRules.OfCode(code));
        Assert.Equal(Reason.ContentsTooLarge, FlowRules.OfCode(code with { IsNotHeld = false }));
        Assert.Equal(Reason.Unspecified, FlowRules.OfCode(Good));
    }

    [Fact]
    public void Code_ThatNobodyActivated_IsTakenFromOpenEnterprisesOnce()
    {
        var unknown = new FlowCodeFacts { IsActive = false, MayBeUnknown = true };

        Assert.Equal(Reason.Unspecified, FlowRules.OfCode(unknown));
        Assert.Equal(Reason.CodeInDocument, FlowRules.OfCode(unknown with { IsInDocument = true }));
        Assert.Equal(Reason.NotActive, FlowRules.OfCode(unknown with { MayBeUnknown = false }));
    }

    [Theory]
    [InlineData(0, true, Reason.Unspecified)]
    [InlineData(1, true, Reason.DocumentComplete)]
    [InlineData(2, true, Reason.DocumentWithdrawn)]
    [InlineData(0, false, Reason.DocumentDiffers)]
    [InlineData(1, false, Reason.DocumentDiffers)]
    public void Document_OfAState_TakesAPart(short state, bool isSameHeader, Reason reason) =>
        Assert.Equal(reason, FlowRules.OfDocument((DocumentState)state, isSameHeader));

    [Theory]
    [InlineData(true, DocumentKind.Shipping, 0, Reason.Unspecified)]
    [InlineData(true, DocumentKind.Void, 1, Reason.Unspecified)]
    [InlineData(true, DocumentKind.Shipping, 2, Reason.AlreadyWithdrawn)]
    [InlineData(false, DocumentKind.Shipping, 0, Reason.TargetUnknown)]
    [InlineData(true, DocumentKind.Correction, 1, Reason.TargetUnknown)]
    public void Withdrawal_OfADocument_IsJudged(bool exists, DocumentKind kind, short state, Reason reason) =>
        Assert.Equal(reason, FlowRules.OfWithdrawal(exists, kind, (DocumentState)state));

    [Theory]
    [InlineData(3, 0, false, Reason.Unspecified)]
    [InlineData(0, 0, false, Reason.TargetUnknown)]
    [InlineData(3, 3, false, Reason.AlreadyWithdrawn)]
    [InlineData(3, 0, true, Reason.MovedAlready)]
    public void Withdrawal_OfAnActivation_IsJudged(long codes, long withdrawn, bool hasMoved, Reason reason) =>
        Assert.Equal(reason, FlowRules.OfActivationWithdrawal(codes, withdrawn, hasMoved));

    [Theory]
    [InlineData(true, false, Reason.Unspecified)]
    [InlineData(false, false, Reason.LotUnknown)]
    [InlineData(true, true, Reason.MovedAlready)]
    public void Correction_OfALot_IsJudged(bool exists, bool wasShipped, Reason reason) =>
        Assert.Equal(reason, FlowRules.OfLotCorrection(exists, wasShipped));
}
