using FsCheck;
using FsCheck.Fluent;
using TraceEngine.Contracts.Parties;

namespace TraceEngine.Contracts.Tests.Parties;

public sealed class CreditCodeTests
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    // Published codes: they check the weights against the world, not against this code.
    [Theory]
    [InlineData("914403001922038216")]
    [InlineData("9144030071526726XG")]
    [InlineData("91330100799655058B")]
    public void TryParse_PublishedCode_IsRight(string text)
    {
        Assert.True(CreditCode.TryParse(text, out var code, out var fault));
        Assert.Equal((text, CreditCodeFault.None), (code.Value, fault));
        Assert.Equal(code, CreditCode.FromBody(text[..17]));
    }

    [Theory]
    [InlineData(null, CreditCodeFault.Length)]
    [InlineData("", CreditCodeFault.Length)]
    [InlineData("91440300192203821", CreditCodeFault.Length)]
    [InlineData(" 914403001922038216", CreditCodeFault.Length)]
    [InlineData("91440300192203821O", CreditCodeFault.Character)]
    [InlineData("9144030071526726xG", CreditCodeFault.Character)]
    [InlineData("９14403001922038216", CreditCodeFault.Character)]
    [InlineData("91A403001922038216", CreditCodeFault.Region)]
    [InlineData("914403001922038217", CreditCodeFault.CheckCharacter)]
    public void TryParse_WrongCode_SaysWhatIsWrong(string? text, CreditCodeFault expected)
    {
        Assert.False(CreditCode.TryParse(text, out var code, out var fault));
        Assert.Equal((expected, default(CreditCode), ""), (fault, code, code.Value));
        Assert.Contains(text ?? "", CreditCode.Describe(fault, text ?? ""), StringComparison.Ordinal);
    }

    [Fact]
    public void FromBody_WrongBody_Throws() => Assert.Throws<FormatException>(() => CreditCode.FromBody("914403"));

    [Fact]
    public void TryParse_OneCharacterChanged_IsAlwaysNoticed() =>
        PropertyCheck.Holds(Body(), body =>
        {
            string code = CreditCode.FromBody(body).Value;
            return CreditCode.TryParse(code, out _, out _)
                && Enumerable.Range(0, CreditCode.Length).All(position => Alphabet
                    .Where(other => other != code[position])
                    .All(other => !CreditCode.TryParse(code[..position] + other + code[(position + 1)..], out _, out _)));
        });

    private static Gen<string> Body() =>
        from head in Characters(Alphabet, 2)
        from region in Characters("0123456789", 6)
        from organisation in Characters(Alphabet, 9)
        select head + region + organisation;

    private static Gen<string> Characters(string alphabet, int count) =>
        Gen.Elements(alphabet.ToCharArray()).ArrayOf(count).Select(characters => new string(characters));
}
