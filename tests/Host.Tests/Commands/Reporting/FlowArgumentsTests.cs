using Google.Protobuf.WellKnownTypes;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Host.Commands;
using TraceEngine.Host.Commands.Reporting;
using TraceEngine.Host.Profiles;

namespace TraceEngine.Host.Tests.Commands.Reporting;

public sealed class FlowArgumentsTests
{
    private const string Other = "91310000600001760X";

    private static readonly Profile Own = new("http://127.0.0.1:5080", "ak", "sk", "91110000600001760P", "示例药业");

    [Theory]
    [InlineData(FlowKind.Shipping, "201", true, false)]
    [InlineData(FlowKind.Receiving, "102", false, true)]
    [InlineData(FlowKind.Circulation, "101", false, true)]
    [InlineData(FlowKind.Circulation, "201", true, false)]
    [InlineData(FlowKind.Return, "103", false, true)]
    [InlineData(FlowKind.Return, "202", true, false)]
    [InlineData(FlowKind.Recall, "211", true, false)]
    [InlineData(FlowKind.Destroy, "", false, false)]
    public void Header_OwnSide_IsFilledInFromTheProfile(FlowKind kind, string billType, bool isShipper, bool isReceiver)
    {
        var header = Arguments(kind, billType).ToSection(Own).Header;
        Assert.Equal(isShipper, header.Shipper?.CreditCode == Own.CreditCode);
        Assert.Equal(isReceiver, header.Receiver?.CreditCode == Own.CreditCode);
        Assert.Equal(kind == FlowKind.Circulation, header.Circulator?.CreditCode == Own.CreditCode);
        Assert.True(header.Complete);
    }

    [Fact]
    public void Header_PartyWithName_HasBoth()
    {
        var header = (Arguments(FlowKind.Shipping, "201") with { To = $"{Other}:示例医药" }).ToSection(Own).Header;
        Assert.Equal((Other, "示例医药"), (header.Receiver.CreditCode, header.Receiver.Name));
    }

    [Fact]
    public void Rows_OfEachSort_AreRead()
    {
        var section = (Arguments(FlowKind.Recall, "211") with
        {
            Codes = ["81900010000000000017"],
            Rejected = ["(01)06901234567892(21)A=B=破损"],
            Lots = ["812345/20260101"],
            Quantities = ["(01)06901234567892/L1/2.5"],
        }).ToSection(Own);
        Assert.Equal(["81900010000000000017"], section.Codes.Text.Values);
        Assert.Equal("(01)06901234567892(21)A=B", section.Rejected.Single().Code);
        Assert.Equal(("812345", "20260101"), (section.Lots.Single().Product.ProductCode, section.Lots.Single().LotNumber));
        Assert.Equal("2.5", section.Quantities.Single().Quantity);
    }

    [Fact]
    public void Rows_NotInTheirForm_AreWrongUsage()
    {
        var arguments = Arguments(FlowKind.Recall, "211");
        FlowArguments[] wrong =
        [
            arguments with { Rejected = ["81900010000000000017"] }, arguments with { Lots = ["812345"] },
            arguments with { Quantities = ["(01)06901234567892/5"] }, arguments with { To = ":name" },
        ];
        Assert.All(wrong, each => Assert.Equal(
            CommandException.UsageCode, Assert.Throws<CommandException>(() => each.ToSection(Own)).ExitCode));
    }

    [Fact]
    public void Withdraw_Activation_IsADocumentOrABatchOfAStream()
    {
        Assert.True(WithdrawCommand.Correction("activation", "JH-1", 0).Activation.Document);
        var batch = WithdrawCommand.Correction("activation", "line-7", 12).Activation;
        Assert.Equal((false, 12ul), (batch.Document, batch.Sequence));
        Assert.Equal(FlowKind.Shipping, WithdrawCommand.Correction("shipping", "FH-1", 0).Document.Kind);
        Assert.Throws<CommandException>(() => WithdrawCommand.Correction("shipping", "FH-1", 3));
    }

    [Fact]
    public void Unpack_ChildrenAndEmptiedTogether_IsWrongUsage()
    {
        Assert.Throws<CommandException>(() => UnpackCommand.Section(["a"], null, ["b"]));
        Assert.Throws<CommandException>(() => UnpackCommand.Section([], null, []));
        Assert.Throws<CommandException>(() => UnpackCommand.Section([], "p", ["b"]));
        Assert.Equal([0u, 0u], UnpackCommand.Section(["a", "b"], null, []).ParentIndexes);
        Assert.Equal([1u], UnpackCommand.Section(["a"], "p", []).ParentIndexes);
    }

    private static FlowArguments Arguments(FlowKind kind, string billType) => new()
    {
        Kind = kind,
        Number = "D1",
        BillType = billType,
        EventAt = Timestamp.FromDateTimeOffset(DateTimeOffset.UnixEpoch),
    };
}
