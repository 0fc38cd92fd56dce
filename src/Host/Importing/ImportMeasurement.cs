namespace TraceEngine.Host.Importing;

/// <summary>How fast a file went in.</summary>
/// <param name="Codes">Codes acknowledged.</param>
/// <param name="Elapsed">From the first batch to the last ack.</param>
internal sealed record ImportMeasurement(long Codes, TimeSpan Elapsed)
{
    public double CodesPerSecond => Codes / Math.Max(Elapsed.TotalSeconds, 0.001);
}
