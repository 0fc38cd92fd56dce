using System.Globalization;
using TraceEngine.Contracts.Codes;

namespace TraceEngine.Contracts.Tests.Codes;

public sealed class ProductIdentifierTests
{
    [Fact]
    public void NationalPrefix_AnyTwentyDigits_IsTheFirstSeven() =>
        PropertyCheck.Holds(CodeGenerators.Digits(20, 20), code =>
            ProductIdentifier.NationalPrefix(Key(code)) == uint.Parse(code[..7], CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("8101234567890123456")]
    [InlineData("810123456789012345678")]
    [InlineData("(00)006141411234567890")]
    public void NationalPrefix_OtherKey_IsZero(string code) => Assert.Equal(0u, ProductIdentifier.NationalPrefix(Key(code)));

    [Fact]
    public void NationalPrefix_TextKeyOfElevenBytes_IsZero()
    {
        var key = new byte[11];
        CodeKey.EncodeText("8101234567"u8, key);
        Assert.Equal(0u, ProductIdentifier.NationalPrefix(key));
        Assert.Equal(0u, ProductIdentifier.NationalPrefix([]));
    }

    [Theory]
    [InlineData("(01)06901234567892(21)A1", "06901234567892")]
    [InlineData("MA.156.M0.100221.AE7X.S1", "MA.156.M0.100221.AE7X")]
    [InlineData("(00)006141411234567890", null)]
    [InlineData("81012345678901234567", null)]
    [InlineData("12345678", null)]
    public void TextIdentifier_Key_NamesTheProduct(string code, string? identifier) =>
        Assert.Equal(identifier, ProductIdentifier.TextIdentifier(Key(code)));

    private static byte[] Key(string code)
    {
        var key = new byte[CodeKey.MaxKeyBytes];
        return key[..CodeParser.Parse(code, false, key).KeyLength];
    }
}
