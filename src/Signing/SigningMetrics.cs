using System.Diagnostics.Metrics;

namespace TraceEngine.Signing;

/// <summary>The metrics of this room.</summary>
internal sealed class SigningMetrics : IDisposable
{
    /// <summary>Name of the meter, for exporters.</summary>
    public const string MeterName = "TraceEngine.Signing";

    private readonly Meter _meter;
    private readonly Counter<long> _answers;

    public SigningMetrics(IMeterFactory factory)
    {
        _meter = factory.Create(MeterName);
        _answers = _meter.CreateCounter<long>("traceengine.signing.answers", "{call}", "Answers, by interface and code.");
    }

    /// <summary>Counts an answer.</summary>
    /// <param name="path">Path of a known interface, or "-".</param>
    /// <param name="code">The answer's code.</param>
    /// <param name="isRepeat">Whether a first answer was given again.</param>
    public void Answered(string path, int code, bool isRepeat) => _answers.Add(
        1, new("interface", path), new("code", code), new("repeat", isRepeat));

    public void Dispose() => _meter.Dispose();
}
