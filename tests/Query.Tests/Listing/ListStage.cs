using TraceEngine.Contracts.Digests;
using TraceEngine.Query.Tests.Reconcile;
using DocumentKind = TraceEngine.Contracts.Flows.DocumentKind;

namespace TraceEngine.Query.Tests.Listing;

/// <summary>Uploads with batches of their own, written as ingest would leave them: each section comes in one batch.</summary>
internal sealed class ListStage(SampleData data)
{
    public const string Number = LotStage.Number;

    private const short ActivationKind = 1;
    private const short PackagingKind = 2;
    private const short FlowKind = 3;
    private const int CodesPerPart = 3;

    private long _section = 1_000;

    /// <summary>10:00 of the first day, by the clock of China.</summary>
    public static DateTime FirstDay { get; } = new(2025, 6, 3, 2, 0, 0, DateTimeKind.Utc);

    /// <summary>10:00 of the second day, by the clock of China.</summary>
    public static DateTime SecondDay { get; } = FirstDay.AddDays(1);

    /// <summary>When the next uploads are committed.</summary>
    public DateTime UploadedAt { get; set; } = FirstDay;

    /// <summary>Units without packages, as a batch of the producer.</summary>
    public Task<long> ActivateUnitsAsync(int first, int count) => ActivateAsync(
        [.. Enumerable.Range(first, count).Select(number => new PlacedCode(SampleCode.OnLevel(1, number), 1))]);

    public Task<long> ActivateAsync(params PlacedCode[] codes) =>
        ActivateLotAsync(SampleData.Producer, SampleData.Product, SampleData.Lot, codes);

    /// <summary>A section of a lot with its codes, and the packagings they were born into.</summary>
    public async Task<long> ActivateLotAsync(long enterpriseId, long productId, long lotId, params PlacedCode[] codes)
    {
        var section = await UploadAsync(enterpriseId, ActivationKind, codes.Length, productId, lotId, []);
        await data.RunAsync(
            "insert_codes",
            section,
            codes.Select(code => (short)code.Level).ToArray(),
            codes.Select(code => code.State).ToArray(),
            codes.Select(code => SampleCode.Key(code.Code)).ToArray(),
            codes.Select(code => code.Parent is null ? null : SampleCode.Key(code.Parent)).ToArray());
        var ordinal = 0;
        foreach (var children in codes.Where(code => code.Parent is not null).GroupBy(code => code.Parent!))
        {
            byte[][] keys = [.. children.Select(child => SampleCode.Key(child.Code))];
            await data.RunAsync("insert_packaging", section, ++ordinal, SampleCode.Key(children.Key), keys);
        }

        return section;
    }

    /// <summary>A document, whole.</summary>
    public async Task ReportAsync(Report report, params string[] codes)
    {
        const short Complete = 1;
        const short Withdrawn = 2;
        var id = FlowDocumentId.Of(report.Reporter, (DocumentKind)report.Kind, report.Number);
        var section = await UploadAsync(report.Reporter, FlowKind, codes.Length, 0, 0, id);
        await data.RunAsync(
            "insert_document",
            id,
            report.Reporter,
            (short)report.Kind,
            report.Number,
            report.WithdrawnReason.Length > 0 ? Withdrawn : Complete,
            report.BillType,
            report.At,
            NameOf(report.Shipper),
            NameOf(report.Receiver),
            string.Empty,
            0L,
            (long)codes.Length,
            section,
            UploadedAt,
            report.WithdrawnReason);
        await data.RunAsync("insert_flow_items", section, id, codes.Select(SampleCode.Key).ToArray());
        foreach (var (ordinal, part) in codes.Chunk(CodesPerPart).Index())
        {
            await data.RunAsync("insert_list_part", id, section, ordinal, part.Select(SampleCode.Key).ToArray());
        }
    }

    /// <summary>Takes a code out of its package, or puts it into another one.</summary>
    public async Task MoveAsync(string code, string from, string? to)
    {
        var section = await UploadAsync(SampleData.Producer, PackagingKind, 1, 0, 0, []);
        await data.RunAsync("insert_former_parent", SampleCode.Key(code), section, 0L, SampleCode.Key(from));
        if (to is null)
        {
            await data.RunAsync("unpack_code", SampleCode.Key(code));
            return;
        }

        await data.RunAsync("pack_code", SampleCode.Key(code), SampleCode.Key(to), section);
        await data.RunAsync("insert_packaging", section, 1, SampleCode.Key(to), new[] { SampleCode.Key(code) });
    }

    private async Task<long> UploadAsync(
        long enterpriseId, short kind, int rows, long productId, long lotId, byte[] documentId)
    {
        var section = ++_section;
        byte[] stream = [7, (byte)enterpriseId, (byte)kind];
        await data.RunAsync("insert_upload_stream", stream, enterpriseId, kind);
        await data.RunAsync("insert_upload", stream, section, rows, UploadedAt);
        await data.RunAsync(
            "insert_upload_section", section, stream, enterpriseId, productId, lotId, LotStage.ActivatedAt, kind, documentId);
        return section;
    }

    private static string NameOf(long enterpriseId) =>
        enterpriseId == 0 ? string.Empty : SampleData.CreditCodeOf(enterpriseId);
}
