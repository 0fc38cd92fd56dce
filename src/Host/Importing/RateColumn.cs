using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace TraceEngine.Host.Importing;

/// <summary>Units a second and the time left, measured by the worker rather than guessed from the bar.</summary>
internal sealed class RateColumn : ProgressColumn
{
    private volatile string _text = string.Empty;

    // Narrow terminals shorten the bar, not the figures.
    protected override bool NoWrap => true;

    public void Set(string text) => _text = text;

    public static string Text(long total, long done, double rate, string unit)
    {
        var left = rate > 0 ? TimeSpan.FromSeconds(Math.Min((total - done) / rate, 360_000)) : (TimeSpan?)null;
        var leftText = left is { } known ? $"剩余 left {(int)known.TotalMinutes}:{known.Seconds:00}" : string.Empty;
        return $"{rate.ToString("N0", CultureInfo.InvariantCulture)} {unit}  {leftText}".TrimEnd();
    }

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new Text(_text);
}
