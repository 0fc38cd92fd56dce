using System.Buffers.Text;
using TraceEngine.Contracts.Batching;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Drills.Kit.Sources;

/// <summary>
/// Cases with boxes and units, made without a string for a code: a source that is never what a full-speed drill waits for.
/// </summary>
internal sealed class FullSpeedLine(int line, int codesPerBatch) : IDisposable
{
    private const long CasesPerLine = 100_000_000;

    private readonly ActivationBatchBuilder _builder = new(new BatchLimits { MaxCodes = codesPerBatch });
    private readonly byte[] _case = Prefixed(Line.CasePrefix);
    private readonly byte[] _box = Prefixed(Line.BoxPrefix);
    private readonly byte[] _unit = Prefixed(Line.UnitPrefix);
    private long _next = (line + 1) * CasesPerLine;

    /// <summary>The next batch: whole cases, as many as fit.</summary>
    public ActivationBatch Next()
    {
        _builder.StartSection(Line.Header($"line-{line}"));
        do
        {
            AddCase(_next++);
        }
        while (_builder.Rows + Line.RowsPerCase <= codesPerBatch);
        return _builder.Build();
    }

    public void Dispose() => _builder.Dispose();

    private void AddCase(long serial)
    {
        Write(_case, serial);
        Add(_case, 3, default);
        for (var box = 0; box < Line.BoxesPerCase; box++)
        {
            Write(_box, (serial * Line.BoxesPerCase) + box);
            Add(_box, 2, _case);
            for (var unit = 0; unit < Line.UnitsPerBox; unit++)
            {
                Write(_unit, (((serial * Line.BoxesPerCase) + box) * Line.UnitsPerBox) + unit);
                Add(_unit, 1, _box);
            }
        }
    }

    private void Add(ReadOnlySpan<byte> code, byte level, ReadOnlySpan<byte> parent)
    {
        if (!_builder.TryAdd(code, level, parent, 0))
        {
            throw new InvalidOperationException("A case must fit into a batch.");
        }
    }

    private static byte[] Prefixed(string prefix) => [.. System.Text.Encoding.ASCII.GetBytes(prefix), .. new byte[13]];

    private static void Write(byte[] code, long serial) => Utf8Formatter.TryFormat(serial, code.AsSpan(7), out _, new('D', 13));
}
