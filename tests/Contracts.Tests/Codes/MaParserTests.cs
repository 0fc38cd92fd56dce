using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Verdict.V1;

namespace TraceEngine.Contracts.Tests.Codes;

public sealed class MaParserTests
{
    [Theory]
    [InlineData("MA.156.M0.100221.AE7X.S0001", false)]
    [InlineData("MA.156.M0.100221.AE7X.M250101.LB7.S0001.E280101", true)]
    [InlineData("MA.156.M0.100221.AE7X.S0001.V1", true)]
    public void Parse_SerialPart_IsTheIdentityWithTheDevice(string code, bool differs)
    {
        var parsed = ParsedCode.Of(code);
        Assert.Equal((Reason.Unspecified, CodeKind.Ma), (parsed.Reading.Fault, parsed.Reading.Kind));
        Assert.Equal("MA.156.M0.100221.AE7X.S0001", parsed.Canonical);
        Assert.Equal(differs, parsed.Reading.DiffersFromCanonical);
    }

    [Theory]
    [InlineData("MA.156.M0.100221.AE7X", Reason.CodeWithoutSerial)]
    [InlineData("MA.156.M0.100221.S12", Reason.CodeWithoutSerial)]
    [InlineData("MA.156.M0.100221.AE7X.M250101.LB7", Reason.CodeWithoutSerial)]
    [InlineData("MA.156.M0.100221.AE7X.S", Reason.CodeWithoutSerial)]
    [InlineData("MA.156.M0.100221.AE7X.s0001", Reason.CodeWithoutSerial)]
    [InlineData("MA.", Reason.CodeUnknownKind)]
    [InlineData("MA.156.M0.100221", Reason.CodeUnknownKind)]
    [InlineData("MA.156..100221.AE7X.S1", Reason.CodeUnknownKind)]
    [InlineData("MA.156.M0.100221.AE7X..S1", Reason.CodeUnknownKind)]
    [InlineData("MA.156.M0.100221.AE7X.S1.", Reason.CodeUnknownKind)]
    [InlineData("MA.156.M0.100221.AE7X.S1.S2", Reason.CodeUnknownKind)]
    [InlineData("MA.156.M0.100221.AE7X.S1\u001d", Reason.CodeBadCharacter)]
    public void Parse_WhatHasNoDeviceOrSerial_IsRefused(string code, Reason reason) =>
        Assert.Equal(reason, ParsedCode.Of(code).Reading.Fault);

    [Fact]
    public void Parse_StreamOfBareGs1_StillReadsMa() =>
        Assert.Equal(CodeKind.Ma, ParsedCode.Of("MA.156.M0.100221.AE7X.S1", bareGs1: true).Reading.Kind);
}
