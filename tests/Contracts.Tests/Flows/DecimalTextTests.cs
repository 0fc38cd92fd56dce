using TraceEngine.Contracts.Flows;

namespace TraceEngine.Contracts.Tests.Flows;

public sealed class DecimalTextTests
{
    [Theory]
    [InlineData("1", true)]
    [InlineData("0.0001", true)]
    [InlineData("999999999999.9999", true)]
    [InlineData("0", false)]
    [InlineData("0.0000", false)]
    [InlineData("-1", false)]
    [InlineData("+1", false)]
    [InlineData("1.", false)]
    [InlineData(".5", false)]
    [InlineData("1.00000", false)]
    [InlineData("1000000000000", false)]
    [InlineData("1e3", false)]
    [InlineData("1,5", false)]
    [InlineData(" 1", false)]
    [InlineData("１", false)]
    [InlineData("", false)]
    public void Quantity_OfAText_IsAbove0AndOfItsForm(string text, bool isGood) =>
        Assert.Equal(isGood, DecimalText.TryParseQuantity(text, out _));

    [Theory]
    [InlineData("-2.5", true)]
    [InlineData("8", true)]
    [InlineData("100.25", true)]
    [InlineData("1000", false)]
    [InlineData("2.555", false)]
    [InlineData("2-8", false)]
    [InlineData("-", false)]
    public void Temperature_OfAText_MayBeBelow0(string text, bool isGood) =>
        Assert.Equal(isGood, DecimalText.TryParseTemperature(text, out _));

    [Theory]
    [InlineData("0", true)]
    [InlineData("12.5", true)]
    [InlineData("-1", false)]
    public void Total_OfAText_MayBe0(string text, bool isGood) => Assert.Equal(isGood, DecimalText.TryParseTotal(text, out _));
}
