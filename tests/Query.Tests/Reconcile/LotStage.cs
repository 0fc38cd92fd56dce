using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Query.Tests.Reconcile;

/// <summary>What happens to a lot, one section after the other, written as ingest would leave it.</summary>
internal sealed class LotStage(SampleData data)
{
    public const string Number = "20250601";

    private long _section = 100;
    private int _document;

    /// <summary>When the codes were activated.</summary>
    public static DateTime ActivatedAt { get; } = new(2025, 6, 2, 8, 0, 0, DateTimeKind.Utc);

    public Task<long> ActivateAsync(params PlacedCode[] codes) => ActivateLotAsync(SampleData.Producer, SampleData.Lot, codes);

    /// <summary>A section of a lot with its codes, and the packagings they were born into.</summary>
    public async Task<long> ActivateLotAsync(long enterpriseId, long lotId, params PlacedCode[] codes)
    {
        var section = ++_section;
        await data.RunAsync("insert_lot_section", section, enterpriseId, SampleData.Product, lotId, ActivatedAt);
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

    /// <summary>A document that names codes.</summary>
    public async Task ReportAsync(Report report, params string[] codes)
    {
        var section = ++_section;
        var id = await InsertAsync(report, section, codes.Length);
        byte[][] keys = [.. codes.Select(SampleCode.Key)];
        await data.RunAsync("insert_flow_items", section, id, keys);
        await data.RunAsync("insert_document_part", id, section, keys);
    }

    /// <summary>A document that names the whole lot.</summary>
    public async Task RecallLotAsync(Report report)
    {
        var section = ++_section;
        await data.RunAsync("insert_document_lot", await InsertAsync(report, section, 1), SampleData.Lot, section);
    }

    /// <summary>Takes a code out of its package.</summary>
    /// <param name="code">The code.</param>
    /// <param name="parent">The package.</param>
    /// <param name="packedSection">Section that put it in; 0 = born into it.</param>
    /// <param name="holder">Who had it, where documents had moved the package; 0 = none had.</param>
    public async Task UnpackAsync(string code, string parent, long packedSection = 0, long holder = 0)
    {
        var section = await PackagingSectionAsync();
        await data.RunAsync("unpack_code", SampleCode.Key(code));
        await data.RunAsync("insert_former_parent", SampleCode.Key(code), section, packedSection, SampleCode.Key(parent));
        if (holder != 0)
        {
            await data.RunAsync("insert_holder", SampleCode.Key(code), section, holder, string.Empty);
        }
    }

    /// <summary>Puts a code that is in no package into one.</summary>
    public async Task<long> PackAsync(string code, string parent)
    {
        var section = await PackagingSectionAsync();
        await data.RunAsync("pack_code", SampleCode.Key(code), SampleCode.Key(parent), section);
        byte[][] keys = [SampleCode.Key(code)];
        await data.RunAsync("insert_packaging", section, 1, SampleCode.Key(parent), keys);
        return section;
    }

    private async Task<long> PackagingSectionAsync()
    {
        var section = ++_section;
        await data.RunAsync("insert_packaging_section", section, SampleData.Producer, ActivatedAt.AddMinutes(section));
        return section;
    }

    private async Task<byte[]> InsertAsync(Report report, long section, long rows)
    {
        const short Open = 0;
        const short Complete = 1;
        const short Withdrawn = 2;
        byte[] id = [.. new byte[12], .. BitConverter.GetBytes(++_document)];
        var state = report.WithdrawnReason.Length > 0 ? Withdrawn : report.IsOpen ? Open : Complete;
        await data.RunAsync(
            "insert_document",
            id,
            report.Reporter,
            (short)report.Kind,
            report.Number,
            state,
            report.BillType,
            report.At,
            NameOf(report.Shipper),
            NameOf(report.Receiver),
            report.Kind is FlowKind.Recall or FlowKind.Return ? "质量问题" : string.Empty,
            report.ExpectedCount,
            rows,
            section,
            report.At.AddMinutes(5),
            report.WithdrawnReason);
        return id;
    }

    private static string NameOf(long enterpriseId) =>
        enterpriseId == 0 ? string.Empty : SampleData.CreditCodeOf(enterpriseId);
}
