using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Uploads;
using TraceEngine.Contracts.Uploads.Mapping;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Host.Importing.Uploads;

namespace TraceEngine.Host.Tests.Importing.Uploads;

public sealed class CodesUploadTests
{
    private const string Child = "81900010000000000017";
    private const string Parent = "81900020000000000018";

    [Fact]
    public void Activation_RowsOfOneLot_ShareAHeader()
    {
        var plan = SampleRows.Plan(
            UploadKind.TraceCodes,
            SampleRows.Code(2, "1", Child, ("prntTracCodg", Parent), ("pacStas", "2")),
            SampleRows.Code(3, "1", Parent, ("tracPacLv", "2")),
            SampleRows.Code(4, "1", "81900010000000000024", ("manuLotnum", "L2")));
        Assert.Equal(["L1", "L2"], plan.Activations.Select(part => part.Header.LotNumber));
        var header = plan.Activations[0].Header;
        Assert.Equal(
            ("XA01BAB001A001010100001", "6901234567892", "2026-01-01", "2028-01-01"),
            (header.Product.NhsaCode, header.Product.Barcode, header.MadeOn, header.ExpiresOn));
        Assert.Equal(
            [(Child, Parent, 1, 2), (Parent, "", 2, 0)],
            plan.Activations[0].Rows.Select(row => (row.Code, row.Parent, (int)row.Level, (int)row.PackMode)));
    }

    [Fact]
    public void Activation_CodeWithoutSerialAndACount_IsAQuantity()
    {
        var row = SampleRows.Plan(UploadKind.TraceCodes, SampleRows.Code(2, "1", "(01)06901234567892", ("cnt", "5")))
            .Activations.Single().Rows.Single();
        Assert.Equal((RowSort.Quantity, "5"), (row.Sort, row.Quantity));
    }

    [Theory]
    [InlineData("2", PackagingAction.Pack)]
    [InlineData("3", PackagingAction.Unpack)]
    public void Packaging_PackAndUnpack_NameTheParent(string change, PackagingAction action)
    {
        var part = SampleRows.Plan(UploadKind.TraceCodes, SampleRows.Code(2, change, Child, ("prntTracCodg", Parent)))
            .Packagings.Single();
        Assert.Equal(action, part.Header.Action);
        Assert.Equal((Child, Parent), (part.Rows.Single().Code, part.Rows.Single().Parent));
    }

    [Fact]
    public void Packaging_Replace_NamesTheOldCodeAndTheReason()
    {
        var part = SampleRows.Plan(
            UploadKind.TraceCodes, SampleRows.Code(2, "4", Child, ("oldTracCodg", "81900010000000000024"), ("chgRea", "破损")))
            .Packagings.Single();
        Assert.Equal((PackagingAction.Replace, "破损"), (part.Header.Action, part.Header.ChangeReason));
        Assert.Equal("81900010000000000024", part.Rows.Single().Parent);
    }

    [Theory]
    [InlineData("5", FlowKind.Void)]
    [InlineData("6", FlowKind.Sampling)]
    [InlineData("7", FlowKind.Destroy)]
    public void Ends_EachOne_IsADocument(string change, FlowKind kind)
    {
        var header = SampleRows.Plan(
            UploadKind.TraceCodes,
            SampleRows.Code(2, change, Child, ("chgRea", "过期"), ("exctPsn", "张三"), ("spvPsn", "李四"))).Flows.Single().Header;
        Assert.Equal((kind, "JH-1", "过期"), (header.Kind, header.DocumentNumber, header.ChangeReason));
        Assert.Equal(("张三", "李四"), (header.Details.Executor, header.Details.Supervisor));
    }

    [Fact]
    public void Change_UnknownOne_IsRefusedHere()
    {
        var plan = SampleRows.Plan(UploadKind.TraceCodes, SampleRows.Code(2, "8", Child));
        var refused = Assert.Single(plan.Refused);
        Assert.Equal((2, "chgType", nameof(Reason.ActionUnknown)), (refused.RowNumber, refused.Field, refused.Reason));
    }

    [Fact]
    public void Numbers_ThatAreNone_BecomeOnesTheServerRefuses()
    {
        var row = SampleRows.Plan(UploadKind.TraceCodes, SampleRows.Code(2, "1", Child, ("tracPacLv", "盒"), ("pacStas", "x")))
            .Activations.Single().Rows.Single();
        Assert.Equal((0, 255), (row.Level, row.PackMode));
    }
}
