using TraceEngine.Contracts.Codes;

namespace TraceEngine.Contracts.Tests.Codes;

public sealed class QuantityIdentifierTests
{
    [Theory]
    [InlineData("(01)06901234567892", false, "(01)06901234567892")]
    [InlineData("(01)06901234567892(10)A1(17)280131", false, "(01)06901234567892")]
    [InlineData("]d20106901234567892", false, "(01)06901234567892")]
    [InlineData("0106901234567892", true, "(01)06901234567892")]
    [InlineData("MA.156.M0.100221.AE7X1234", false, "MA.156.M0.100221.AE7X1234")]
    [InlineData("MA.156.M0.100221.AE7X1234.M250101.LB7", false, "MA.156.M0.100221.AE7X1234")]
    public void Identifier_WithoutSerial_IsGtinOrDevice(string text, bool bareGs1, string identifier)
    {
        Span<byte> key = stackalloc byte[CodeKey.MaxKeyBytes];

        var length = QuantityIdentifier.Read(text, bareGs1, key);

        Assert.Equal(identifier, CodeKey.ToText(key[..length]));
    }

    [Theory]
    [InlineData("(01)06901234567892(21)S1")]
    [InlineData("(01)06901234567891")]
    [InlineData("(00)169012345678901233")]
    [InlineData("MA.156.M0.100221.AE7X1234.S1")]
    [InlineData("81900010000000010001")]
    [InlineData("0106901234567892")]
    [InlineData("")]
    [InlineData("x")]
    public void Identifier_OfAnythingElse_IsNone(string text)
    {
        Span<byte> key = stackalloc byte[CodeKey.MaxKeyBytes];

        Assert.Equal(0, QuantityIdentifier.Read(text, bareGs1: false, key));
    }
}
