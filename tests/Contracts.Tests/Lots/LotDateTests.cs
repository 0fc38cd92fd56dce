using System.Globalization;
using TraceEngine.Contracts.Lots;

namespace TraceEngine.Contracts.Tests.Lots;

public sealed class LotDateTests
{
    [Theory]
    [InlineData("2025-01-31", "2025-01-31")]
    [InlineData("20250131", "2025-01-31")]
    [InlineData("2024-02-29", "2024-02-29")]
    public void TryParseMade_Day_IsTaken(string text, string day)
    {
        Assert.True(LotDate.TryParseMade(text, out var date));
        Assert.Equal(new LotDate(Day(day), false), date);
        Assert.Equal(day, date.ToString());
    }

    [Theory]
    [InlineData("2027-12-31", "2027-12-31", false)]
    [InlineData("20271231", "2027-12-31", false)]
    [InlineData("2028-02", "2028-02-29", true)]
    [InlineData("202702", "2027-02-28", true)]
    [InlineData("2027-02-00", "2027-02-28", true)]
    [InlineData("20270400", "2027-04-30", true)]
    public void TryParseExpiry_DayOrMonth_EndsWithItsLastDay(string text, string day, bool isMonth)
    {
        Assert.True(LotDate.TryParseExpiry(text, out var date));
        Assert.Equal(new LotDate(Day(day), isMonth), date);
        Assert.True(LotDate.TryParseExpiry(date.ToString(), out var again));
        Assert.Equal(date, again);
    }

    [Theory]
    [InlineData("2025-01")]
    [InlineData("202501")]
    [InlineData("2025-01-00")]
    [InlineData("20250100")]
    public void TryParseMade_Month_IsRefused(string text)
    {
        Assert.False(LotDate.TryParseMade(text, out var date));
        Assert.Equal(default, date);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2025-02-30")]
    [InlineData("2025-13-01")]
    [InlineData("2025-00-01")]
    [InlineData("0000-01-01")]
    [InlineData("2025/01/31")]
    [InlineData("2025-0131")]
    [InlineData("2025-1-31")]
    [InlineData("25-01-31")]
    [InlineData("251231")]
    [InlineData("2025-01-31 ")]
    [InlineData("２０２５０１３１")]
    [InlineData("2025-01-31T00:00:00")]
    [InlineData("45688")]
    public void TryParse_NoDate_IsRefused(string? text)
    {
        Assert.False(LotDate.TryParseExpiry(text, out _));
        Assert.False(LotDate.TryParseMade(text, out _));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
