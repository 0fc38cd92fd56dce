using BenchmarkDotNet.Attributes;
using TraceEngine.Contracts.Codes;

namespace TraceEngine.Bench.Micro;

/// <summary>Packing digits two a byte, and finding what is no digit in a packed column.</summary>
public class CodeKeyBenchmarks
{
    private const int Digits = 20;
    private readonly byte[] _ascii = new byte[MicroRun.Codes * Digits];
    private readonly byte[] _packed = new byte[MicroRun.Codes * Digits / 2];

    /// <summary>Random digits.</summary>
    [GlobalSetup]
    public void Fill()
    {
        var random = new Random(1);
        foreach (ref var digit in _ascii.AsSpan())
        {
            digit = (byte)('0' + random.Next(10));
        }

        PackDigits();
    }

    /// <summary>Text to packed, code by code.</summary>
    [Benchmark]
    public int PackDigits()
    {
        var bytes = 0;
        for (var i = 0; i < MicroRun.Codes; i++)
        {
            bytes += CodeKey.PackDigits(_ascii.AsSpan(i * Digits, Digits), _packed.AsSpan(i * Digits / 2, Digits / 2));
        }

        return bytes;
    }

    /// <summary>The whole column at once.</summary>
    [Benchmark]
    public int FirstInvalidPacked() => CodeKey.FirstInvalidPacked(_packed, Digits);
}
