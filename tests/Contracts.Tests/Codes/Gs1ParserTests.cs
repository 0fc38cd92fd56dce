using FsCheck;
using FsCheck.Fluent;
using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Verdict.V1;

namespace TraceEngine.Contracts.Tests.Codes;

public sealed class Gs1ParserTests
{
    private const string Canonical = "(01)06901234567892(21)Ab1";

    [Theory]
    [InlineData("(01)06901234567892(21)Ab1")]
    [InlineData("(21)Ab1(01)06901234567892")]
    [InlineData("(01)06901234567892(17)250100(10)L-1(21)Ab1")]
    [InlineData("]d2010690123456789221Ab1")]
    [InlineData("]C1010690123456789221Ab1")]
    [InlineData("]Q30106901234567892172501001121010110L1\u001d21Ab1")]
    [InlineData("]d2\u001d010690123456789221Ab1")]
    [InlineData("\u001d010690123456789221Ab1")]
    [InlineData("010690123456789221Ab1\u001d10L21X")]
    [InlineData("0106901234567892\u001d21Ab1")]
    [InlineData("]d2(01)06901234567892(21)Ab1")]
    [InlineData("(01)06901234567892(10)L1\u001d(21)Ab1")]
    [InlineData("(01)06901234567892(21)Ab1(3103)000123(240)X(400)PO7")]
    [InlineData("]d2010690123456789230" + "12\u001d21Ab1\u001d7003" + "2501011200")]
    public void Parse_EveryFormOfOneCode_HasOneCanonicalForm(string code)
    {
        var parsed = ParsedCode.Of(code);
        Assert.Equal((Reason.Unspecified, CodeKind.Gs1), (parsed.Reading.Fault, parsed.Reading.Kind));
        Assert.Equal(Canonical, parsed.Canonical);
        Assert.Equal(code != Canonical, parsed.Reading.DiffersFromCanonical);
    }

    [Fact]
    public void Parse_SerialOfOtherCase_IsAnotherCode() =>
        Assert.NotEqual(ParsedCode.Of("(01)06901234567892(21)ab1").KeyHex, ParsedCode.Of(Canonical).KeyHex);

    [Theory]
    [InlineData("(00)006141411234567890")]
    [InlineData("]C100006141411234567890")]
    [InlineData("(00)006141411234567890(02)06901234567892(37)12")]
    [InlineData("]C1000061414112345678900206901234567892" + "3712")]
    public void Parse_Sscc_IsItsOwnIdentity(string code)
    {
        var parsed = ParsedCode.Of(code);
        Assert.Equal((Reason.Unspecified, CodeKind.Sscc), (parsed.Reading.Fault, parsed.Reading.Kind));
        Assert.Equal("(00)006141411234567890", parsed.Canonical);
    }

    [Fact]
    public void Parse_TwentyBareDigits_AreAnSsccOnlyWhenTheStreamSaysSo()
    {
        Assert.Equal(CodeKind.National20, ParsedCode.Of("00006141411234567890").Reading.Kind);
        Assert.Equal("(00)006141411234567890", ParsedCode.Of("00006141411234567890", bareGs1: true).Canonical);
    }

    [Theory]
    [InlineData("0106901234567892211234567", "(01)06901234567892(21)1234567")]
    [InlineData("010690123456789221Ab1", Canonical)]
    [InlineData("01069012345678922112E5", "(01)06901234567892(21)12E5")]
    public void Parse_BareGs1_IsReadWhenTheStreamSaysSo(string code, string canonical) =>
        Assert.Equal(canonical, ParsedCode.Of(code, bareGs1: true).Canonical);

    [Theory]
    [InlineData("(01)06901234567893(21)A1", Reason.CodeBadCheckDigit)]
    [InlineData("(00)006141411234567891", Reason.CodeBadCheckDigit)]
    [InlineData("(01)06901234567892", Reason.CodeWithoutSerial)]
    [InlineData("(01)06901234567892(17)251231(10)L21A", Reason.CodeWithoutSerial)]
    [InlineData("]d201069012345678921725123110LOT7", Reason.CodeWithoutSerial)]
    [InlineData("]d2010690123456789210L2103\u001d", Reason.CodeWithoutSerial)]
    [InlineData("]d2010690123456789210LOT121SER1", Reason.CodeBadGs1)]
    [InlineData("]d2010690123456789210LOT12345678921SERIAL123", Reason.CodeBadGs1)]
    [InlineData("(01)0690123456789(21)A1", Reason.CodeBadGs1)]
    [InlineData("(01)0690123456789X(21)A1", Reason.CodeBadGs1)]
    [InlineData("(01)06901234567892(21)", Reason.CodeBadGs1)]
    [InlineData("(01)06901234567892(21)123456789012345678901", Reason.CodeBadGs1)]
    [InlineData("(01)06901234567892(21)A#1", Reason.CodeBadGs1)]
    [InlineData("]d2010690123456789221A(1)", Reason.CodeBadGs1)]
    [InlineData("(01)06901234567892(17)251301(21)A1", Reason.CodeBadGs1)]
    [InlineData("(01)06901234567892(17)250230(21)A1", Reason.CodeBadGs1)]
    [InlineData("(01)06901234567892(21)A1(21)A2", Reason.CodeBadGs1)]
    [InlineData("(01)06901234567892(21)A1(00)006141411234567890", Reason.CodeBadGs1)]
    [InlineData("(00)006141411234567890(21)A1", Reason.CodeBadGs1)]
    [InlineData("(10)L1(21)A1", Reason.CodeBadGs1)]
    [InlineData("(01", Reason.CodeBadGs1)]
    [InlineData("(", Reason.CodeBadGs1)]
    [InlineData("()(01)06901234567892(21)A1", Reason.CodeBadGs1)]
    [InlineData("(0101)06901234567892(21)A1", Reason.CodeBadGs1)]
    [InlineData("(01)06901234567892(05)1(21)A1", Reason.CodeBadGs1)]
    [InlineData("]d2", Reason.CodeBadGs1)]
    [InlineData("\u001d", Reason.CodeBadGs1)]
    [InlineData("]d201069012345678922", Reason.CodeBadGs1)]
    [InlineData("]d2010690123456789221A1\u001d\u001d10L1", Reason.CodeBadGs1)]
    public void Parse_WhatBreaksItsIdentifiers_IsRefused(string code, Reason reason) =>
        Assert.Equal(reason, ParsedCode.Of(code).Reading.Fault);

    [Theory]
    [InlineData("06901234567892", Reason.CodeBadGs1)]
    [InlineData("0106901234567892", Reason.CodeWithoutSerial)]
    [InlineData("1234567", Reason.CodeBadLength)]
    [InlineData("8.1E+19", Reason.CodeNumberNotation)]
    [InlineData("81012345678901234567", Reason.CodeBadGs1)]
    public void Parse_BareGs1ThatIsNone_IsRefused(string code, Reason reason) =>
        Assert.Equal(reason, ParsedCode.Of(code, bareGs1: true).Reading.Fault);

    [Fact]
    public void Parse_AnyCodeInAnyForm_HasOneCanonicalForm() =>
        PropertyCheck.Holds(AnyCode(), code =>
        {
            string canonical = $"(01){code.Gtin}(21){code.Serial}";
            string[] marked =
            [
                canonical,
                $"(01){code.Gtin}(10){code.Lot}(17)281200(21){code.Serial}",
                $"]d201{code.Gtin}21{code.Serial}",
                $"]C101{code.Gtin}1728120010{code.Lot}\u001d21{code.Serial}",
                $"]Q301{code.Gtin}21{code.Serial}\u001d10{code.Lot}",
                $"01{code.Gtin}21{code.Serial}\u001d10{code.Lot}",
                $"\u001d01{code.Gtin}21{code.Serial}",
            ];
            return marked.All(form => ParsedCode.Of(form).Canonical == canonical)
                && ParsedCode.Of($"01{code.Gtin}21{code.Serial}", bareGs1: true).Canonical == canonical
                && !ParsedCode.Of(canonical).Reading.DiffersFromCanonical;
        });

    [Fact]
    public void Parse_OneDigitOfAGtinOrSsccChanged_IsNoticed() =>
        PropertyCheck.Holds(
            from number in Gen.OneOf(CodeGenerators.Gtin, CodeGenerators.Sscc)
            from position in Gen.Choose(0, number.Length - 1)
            from step in Gen.Choose(1, 9)
            select (number, position, step),
            change =>
            {
                char[] changed = change.number.ToCharArray();
                changed[change.position] = (char)('0' + ((changed[change.position] - '0' + change.step) % 10));
                string text = new(changed);
                string code = text.Length == 14 ? $"(01){text}(21)A1" : $"(00){text}";
                return ParsedCode.Of(code).Reading.Fault == Reason.CodeBadCheckDigit;
            });

    private static Gen<(string Gtin, string Serial, string Lot)> AnyCode() =>
        from gtin in CodeGenerators.Gtin
        from serial in CodeGenerators.Serial()
        from lot in CodeGenerators.Serial()
        select (gtin, serial, lot);
}
