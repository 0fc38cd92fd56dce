using TraceEngine.Contracts.Uploads;
using TraceEngine.Contracts.Uploads.Checking;
using TraceEngine.Signing.Params;

namespace TraceEngine.Signing.Tests.Params;

public sealed class ValueCheckTests
{
    [Theory]
    [InlineData("123456789012.1234", true)]
    [InlineData("000123456789012.1000", true)]
    [InlineData("0", true)]
    [InlineData("1234567890123", false)]
    [InlineData("1.12345", false)]
    [InlineData(".5", false)]
    [InlineData("5.", false)]
    [InlineData("1e2", false)]
    [InlineData("+1", false)]
    [InlineData("-0.1", false)]
    [InlineData(" 1", false)]
    [InlineData("１", false)]
    public void Decimal_OfSixteenAndFour_IsJudgedByItsDigits(string value, bool isGood) =>
        Assert.Equal(isGood, Check(UploadTargets.GoodsDeclaredTotal, value) is null);

    [Theory]
    [InlineData("2026-01-31", true)]
    [InlineData("2026-01", true)]
    [InlineData("2026-01-00", true)]
    [InlineData("20260131", false)]
    [InlineData("2026-1-31", false)]
    [InlineData("2026-02-30", false)]
    public void Expiry_AsDayOrMonth_IsTakenInOneForm(string value, bool isGood) =>
        Assert.Equal(isGood, Check(UploadTargets.GoodsExpiresOn, value) is null);

    [Theory]
    [InlineData("2026-01-31", true)]
    [InlineData("2026-01", false)]
    [InlineData("2026-01-00", false)]
    public void Day_OfManufacture_IsNoMonth(string value, bool isGood) =>
        Assert.Equal(isGood, Check(UploadTargets.GoodsMadeOn, value) is null);

    [Theory]
    [InlineData("2026-01-05 08:30:00", true)]
    [InlineData("2026-01-05T08:30:00", false)]
    [InlineData("2026-01-05 08:30", false)]
    [InlineData("2026-01-05 24:00:00", false)]
    public void Time_IsTaken_InOneForm(string value, bool isGood) =>
        Assert.Equal(isGood, Check(UploadTargets.ShippedAt, value) is null);

    [Fact]
    public void Text_IsMeasured_InCharactersAndNotInUtf16()
    {
        var name = string.Concat(Enumerable.Repeat("😀", 200));

        Assert.Null(Check(UploadTargets.ShipperName, name));
        Assert.Equal(RowFaultKind.TooLong, Check(UploadTargets.ShipperName, name + "药")!.Kind);
    }

    [Fact]
    public void Examples_OfAllTables_AreGood()
    {
        var fields = UploadKinds.All.SelectMany(UploadFields.Of);

        Assert.All(fields, field => Assert.Null(ValueCheck.Run(field, field.Example)));
    }

    private static RowFault? Check(string target, string value) =>
        ValueCheck.Run(UploadFields.ByTarget(UploadKind.Shipping, target)!, value);
}
