using System.Globalization;

namespace TraceEngine.Contracts.Uploads.Mapping;

/// <summary>Whole numbers of package levels; what is none becomes 0, which the server refuses or takes as unknown.</summary>
public static class LevelNumber
{
    public static uint Parse(string text) =>
        uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
