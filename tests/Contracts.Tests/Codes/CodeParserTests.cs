using System.Text;
using FsCheck;
using FsCheck.Fluent;
using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Verdict.V1;

namespace TraceEngine.Contracts.Tests.Codes;

public sealed class CodeParserTests
{
    [Theory]
    [InlineData("81012345678901234567", CodeKind.National20)]
    [InlineData("00061414112345678900", CodeKind.National20)]
    [InlineData("12345678", CodeKind.Digits)]
    [InlineData("123456789012", CodeKind.Digits)]
    [InlineData("12345678901234567", CodeKind.Digits)]
    public void Parse_AllDigits_IsNationalOrMakersCode(string code, CodeKind kind)
    {
        var parsed = ParsedCode.Of(code);
        Assert.Equal((Reason.Unspecified, kind, code), (parsed.Reading.Fault, parsed.Reading.Kind, parsed.Canonical));
        Assert.False(parsed.Reading.DiffersFromCanonical);
    }

    [Theory]
    [InlineData("", Reason.CodeEmpty)]
    [InlineData("1234567", Reason.CodeBadLength)]
    [InlineData("8.1E+19", Reason.CodeNumberNotation)]
    [InlineData("8.10123456789012E+19", Reason.CodeNumberNotation)]
    [InlineData("8e19", Reason.CodeNumberNotation)]
    [InlineData("81E18", Reason.CodeNumberNotation)]
    [InlineData("81012345678901234567.0", Reason.CodeNumberNotation)]
    [InlineData("８１０１２３４５６７８９０１２３４５６７", Reason.CodeFullWidth)]
    [InlineData("8101234567890123456７", Reason.CodeFullWidth)]
    [InlineData("（01）06901234567892（21）A1", Reason.CodeFullWidth)]
    [InlineData(" 81012345678901234567", Reason.CodeWhitespace)]
    [InlineData("81012345678901234567 ", Reason.CodeWhitespace)]
    [InlineData("8101234 5678901234567", Reason.CodeWhitespace)]
    [InlineData("81012345678901234567\t", Reason.CodeWhitespace)]
    [InlineData("81012345678901234567\r\n", Reason.CodeWhitespace)]
    [InlineData("81012345678901234567\u00a0", Reason.CodeWhitespace)]
    [InlineData("\u300081012345678901234567", Reason.CodeWhitespace)]
    [InlineData("\ufeff81012345678901234567", Reason.CodeWhitespace)]
    [InlineData("81012345678901234567\u200b", Reason.CodeWhitespace)]
    [InlineData("8101234567890123456七", Reason.CodeBadCharacter)]
    [InlineData("8101234567890123456\0", Reason.CodeBadCharacter)]
    [InlineData("8101234567890123456é", Reason.CodeBadCharacter)]
    [InlineData("ABC-12345678", Reason.CodeUnknownKind)]
    [InlineData("-12345678", Reason.CodeUnknownKind)]
    [InlineData("8101234567890123456A", Reason.CodeUnknownKind)]
    [InlineData("ma.156.M0.100221.AE7.S1", Reason.CodeUnknownKind)]
    [InlineData("'81012345678901234567", Reason.CodeUnknownKind)]
    public void Parse_WhatNoCodeLooksLike_HasItsOwnReason(string code, Reason reason)
    {
        var reading = ParsedCode.Of(code).Reading;
        Assert.Equal(new CodeReading(reason, CodeKind.None, 0, false), reading);
    }

    // Not an attribute's argument: halves of a character do not survive there.
    [Fact]
    public void Parse_HalfACharacter_IsABadCharacter() =>
        Assert.Equal(Reason.CodeBadCharacter, ParsedCode.Of("8101234567890123456\ud800").Reading.Fault);

    [Fact]
    public void Parse_HundredCharacters_IsTheLimit()
    {
        Assert.True(ParsedCode.Of(new string('1', 100)).Reading.IsGood);
        Assert.Equal(Reason.CodeTooLong, ParsedCode.Of(new string('1', 101)).Reading.Fault);
        Assert.Equal(Reason.CodeTooLong, ParsedCode.Of(new string(' ', 5000)).Reading.Fault);
    }

    [Fact]
    public void Parse_Utf8_CountsCharactersNotBytes()
    {
        var key = new byte[CodeKey.MaxKeyBytes];
        Assert.Equal(Reason.CodeFullWidth, CodeParser.Parse(Encoding.UTF8.GetBytes(new string('８', 100)), false, key).Fault);
        Assert.Equal(Reason.CodeTooLong, CodeParser.Parse(Encoding.UTF8.GetBytes(new string('８', 101)), false, key).Fault);
    }

    [Theory]
    [InlineData(new byte[] { 0x38, 0x31, 0x30, 0x31, 0x32, 0x33, 0x34, 0x35, 0xff })]
    [InlineData(new byte[] { 0xe3, 0x80 })]
    [InlineData(new byte[] { 0x80 })]
    public void Parse_InvalidUtf8_IsABadCharacter(byte[] utf8) =>
        Assert.Equal(Reason.CodeBadCharacter, CodeParser.Parse(utf8, false, new byte[CodeKey.MaxKeyBytes]).Fault);

    [Fact]
    public void Parse_EveryKind_AllocatesNothing()
    {
        byte[][] codes =
        [
            .. new[]
            {
                "81012345678901234567", "(01)06901234567892(21)A1", "]d2010690123456789210L1\u001d21A1",
                "MA.156.M0.100221.AE7.S1", "8.1E+19", "８", "ABC",
            }.Select(Encoding.UTF8.GetBytes),
        ];
        var key = new byte[CodeKey.MaxKeyBytes];
        ParseAll(codes, key);
        long before = GC.GetAllocatedBytesForCurrentThread();
        ParseAll(codes, key);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Parse_TextAndUtf8_Agree() =>
        PropertyCheck.Holds(AnyText(), code =>
        {
            var key = new byte[CodeKey.MaxKeyBytes];
            return CodeParser.Parse(code, false, key) == CodeParser.Parse(Encoding.UTF8.GetBytes(code), false, key);
        });

    // Single UTF-16 characters of every region, lone surrogates too; digits often, so that they come behind good ones.
    private static Gen<string> AnyText() =>
        from length in Gen.Choose(0, CodeKey.MaxCodeCharacters)
        from characters in Gen.OneOf(Gen.Choose('0', '9'), Gen.Choose(0, 0x7f), Gen.Choose(0, 0xffff)).ArrayOf(length)
        select new string([.. characters.Select(value => (char)value)]);

    private static void ParseAll(byte[][] codes, byte[] key)
    {
        foreach (byte[] code in codes)
        {
            CodeParser.Parse(code, false, key);
        }
    }
}
