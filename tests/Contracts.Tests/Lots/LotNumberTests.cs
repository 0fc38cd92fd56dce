using TraceEngine.Contracts.Lots;

namespace TraceEngine.Contracts.Tests.Lots;

public sealed class LotNumberTests
{
    [Theory]
    [InlineData("A2501")]
    [InlineData("1")]
    [InlineData("2025/01 甲-3")]
    [InlineData("123456789012345678901234567890")]
    public void TryParse_LotAsPrinted_IsTaken(string text)
    {
        Assert.True(LotNumber.TryParse(text, out var lot));
        Assert.Equal(text, lot.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(" A1")]
    [InlineData("A1 ")]
    [InlineData("A1\u3000")]
    [InlineData("A\t1")]
    [InlineData("A\u00001")]
    [InlineData("A\u200b1")]
    [InlineData("A\u001d1")]
    [InlineData("1234567890123456789012345678901")]
    public void TryParse_WhatNobodyCouldReadBack_IsRefused(string? text)
    {
        Assert.False(LotNumber.TryParse(text, out var lot));
        Assert.Equal("", lot.Value);
    }

    // Not an attribute's argument: halves of a character do not survive there.
    [Fact]
    public void TryParse_HalfACharacter_IsRefused() => Assert.False(LotNumber.TryParse("A\ud800", out _));
}
