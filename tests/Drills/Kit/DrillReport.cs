using System.Collections.Concurrent;
using System.Globalization;

namespace TraceEngine.Drills.Kit;

/// <summary>What a drill measured, and what did not hold. Lines are shown as they come.</summary>
internal sealed class DrillReport(Action<string> show)
{
    // A drill that fails everywhere must not flood the terminal.
    private const int FindingsShown = 50;

    private readonly ConcurrentQueue<string> _findings = new();

    /// <summary>What did not hold; empty = the drill is passed.</summary>
    public IReadOnlyCollection<string> Findings => _findings;

    /// <summary>A figure.</summary>
    public void Figure(string name, double value, string unit = "") =>
        show(string.Create(CultureInfo.InvariantCulture, $"{name,-42} {value,14:#,0.###} {unit}"));

    /// <summary>A line on the way.</summary>
    public void Line(string text) => show(text);

    /// <summary>Something that should hold and does not.</summary>
    public void Finding(string text)
    {
        _findings.Enqueue(text);
        if (_findings.Count <= FindingsShown)
        {
            show("!! " + text);
        }
    }

    /// <summary>Notes a finding unless the condition holds.</summary>
    public void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            Finding(otherwise);
        }
    }
}
