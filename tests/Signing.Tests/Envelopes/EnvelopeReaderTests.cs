using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using TraceEngine.Signing.Envelopes;

namespace TraceEngine.Signing.Tests.Envelopes;

public sealed class EnvelopeReaderTests
{
    private const string Sign = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Fact]
    public void Param_GivenAsAString_IsSignedAsItsDecodedValue()
    {
        var envelope = Good("""{"ak":"ak-1","timestamp":"1767600000","sign":"SIGN","param":"{\"a\":\"\u963f\/\n\"}"}""");

        Assert.Equal("{\"a\":\"阿/\n\"}", Encoding.UTF8.GetString(envelope.SignedParam.Span));
    }

    [Fact]
    public void Param_GivenAsAnObject_IsSignedAsItsRawBytes()
    {
        var envelope = Good(
            """{ "param" : { "a" :  "\u963f" , "b":[1.0]}, "ak":"ak-1","timestamp":1767600000,"sign":"SIGN" } """);

        Assert.Equal("""{ "a" :  "\u963f" , "b":[1.0]}""", Encoding.UTF8.GetString(envelope.SignedParam.Span));
        Assert.Equal("1767600000", envelope.Timestamp);
    }

    [Fact]
    public void Sign_InUpperCase_IsTheSameBytes()
    {
        var body = """{"ak":"ak-1","timestamp":"1767600000","sign":"SIGN","param":{}}""";

        Assert.Equal(
            Convert.ToHexString(Good(body).Sign.Span),
            Convert.ToHexString(Good(body.Replace("SIGN", Sign.ToUpperInvariant(), StringComparison.Ordinal)).Sign.Span));
    }

    [Theory]
    [InlineData("\ufeff{}")]
    [InlineData("[]")]
    [InlineData("{}{}")]
    [InlineData("{},")]
    [InlineData("""{"ak":"ak-1","timestamp":"1767600000","sign":"SIGN"}""")]
    [InlineData("""{"ak":1,"timestamp":"1767600000","sign":"SIGN","param":{}}""")]
    [InlineData("""{"ak":"","timestamp":"1767600000","sign":"SIGN","param":{}}""")]
    [InlineData("""{"ak":"ak-1","timestamp":"1767600000000","sign":"SIGN","param":{}}""")]
    [InlineData("""{"ak":"ak-1","timestamp":1.7676e9,"sign":"SIGN","param":{}}""")]
    [InlineData("""{"ak":"ak-1","timestamp":"1767600000","sign":"0123","param":{}}""")]
    [InlineData("""{"ak":"ak-1","timestamp":"1767600000","sign":"SIGN","param":[]}""")]
    [InlineData("""{"ak":"ak-1","timestamp":"1767600000","sign":"SIGN","param":null}""")]
    [InlineData("""{"ak":"ak-1","timestamp":"1767600000","sign":"SIGN","param":{},"param":{}}""")]
    [InlineData("""{"ak":"ak-1","timestamp":"1767600000","sign":"SIGN","param":{},"p\u0061ram":{}}""")]
    [InlineData("""{"ak":"ak-1","timestamp":"1767600000","sign":"SIGN","param":"\ud800"}""")]
    [InlineData("""{"ak":"ak-1","timestamp":"1767600000","sign":"SIGN","param":{} /* */}""")]
    [InlineData("""{"ak":"ak-1","timestamp":"1767600000","sign":"SIGN","param":{},}""")]
    public void Body_OfAnotherForm_IsRefusedInBothLanguages(string body)
    {
        var fault = EnvelopeReader.Read(
            Encoding.UTF8.GetBytes(body.Replace("SIGN", Sign, StringComparison.Ordinal)), out var envelope);

        Assert.Null(envelope);
        Assert.NotEmpty(fault!.MessageZh);
        Assert.NotEmpty(fault.MessageEn);
    }

    [Fact]
    public void Body_WithBytesThatAreNoUtf8_IsRefused()
    {
        byte[] body = [.. Encoding.UTF8.GetBytes("{\"ak\":\"ak-1\",\"param\":\""), 0x80, (byte)'"', (byte)'}'];

        Assert.Equal(EnvelopeFault.NotUtf8, EnvelopeReader.Read(body, out _));
    }

    [Fact]
    public void Body_OfManyMembers_IsRefusedBeforeAllAreRead()
    {
        var body = "{" + string.Join(',', Enumerable.Range(0, 100).Select(member => $"\"m{member}\":0")) + "}";

        Assert.Contains("32", EnvelopeReader.Read(Encoding.UTF8.GetBytes(body), out _)!.MessageEn, StringComparison.Ordinal);
    }

    [Fact]
    public void Param_OfAnyText_ComesBackAsItWasSigned()
    {
        var texts = ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Get)
            .Where(text => text.Length > 0 && !text.Any(char.IsSurrogate));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var body = JsonSerializer.Serialize(new { ak = "ak-1", timestamp = "1767600000", sign = Sign, param = text });
            return EnvelopeReader.Read(Encoding.UTF8.GetBytes(body), out var envelope) is null
                && Encoding.UTF8.GetString(envelope!.SignedParam.Span) == text;
        }));
    }

    private static Access.Envelopes.SignedEnvelope Good(string body)
    {
        var fault = EnvelopeReader.Read(
            Encoding.UTF8.GetBytes(body.Replace("SIGN", Sign, StringComparison.Ordinal)), out var envelope);
        Assert.Null(fault);
        return envelope!;
    }
}
