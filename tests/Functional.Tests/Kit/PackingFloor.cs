using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Functional.Tests.Kit;

/// <summary>Codes of one test on a shared server: activates them, packs them, reads where they are.</summary>
internal sealed class PackingFloor(SharedServer shared)
{
    private readonly int _serial = shared.NextSerial();
    private int _document;

    public string Unit(int number) => TestData.Code(TestData.UnitPrefix, _serial + number);

    public string Box(int number) => TestData.Code(TestData.BoxPrefix, _serial + number);

    public string Case(int number) => TestData.Code(TestData.CasePrefix, _serial + number);

    /// <summary>Activates rows given one by one.</summary>
    public async Task ActivateAsync(params (string Code, byte Level, string? Parent)[] rows) =>
        Refusals.AssertNone(await shared.WriteAsync(TestData.Rows(rows)), rows.Length);

    /// <summary>Activates units without parents and boxes without contents.</summary>
    public Task ActivateAsync(int units, int boxes) => ActivateAsync(
    [
        .. Enumerable.Range(0, units).Select(number => (Unit(number), (byte)1, (string?)null)),
        .. Enumerable.Range(0, boxes).Select(number => (Box(number), (byte)2, (string?)null)),
    ]);

    /// <summary>Sends packaging sections as one document.</summary>
    public Task<BatchAck> WriteAsync(params PackagingSection[] sections) => WriteAsync(StreamMode.Unspecified, sections);

    public Task<BatchAck> WriteAsync(StreamMode mode, params PackagingSection[] sections) =>
        shared.Client.PackAsync($"pack-{_serial}-{Interlocked.Increment(ref _document)}", sections, mode);

    /// <summary>The parent that the table has for a code; null for none.</summary>
    public async Task<string?> ParentOfAsync(string code)
    {
        var parent = await shared.Server.ReadAsync<object>(
            "SELECT coalesce(parent, ''::bytea) FROM codes WHERE code = $1", KeyOf(code));
        return parent is byte[] { Length: > 0 } key ? CodeKey.ToText(key) : null;
    }

    /// <summary>The state that the table has for a code.</summary>
    public async Task<int> StateOfAsync(string code) =>
        await shared.Server.ReadAsync<short>("SELECT state FROM codes WHERE code = $1", KeyOf(code));

    public static byte[] KeyOf(string code)
    {
        Span<byte> key = stackalloc byte[CodeKey.MaxKeyBytes];
        var reading = CodeParser.Parse(System.Text.Encoding.ASCII.GetBytes(code), false, key);
        return key[..reading.KeyLength].ToArray();
    }
}
