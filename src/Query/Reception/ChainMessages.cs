using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using TraceEngine.Contracts.Catalog.V1;
using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Query.Lineage;
using TraceEngine.Query.Lineage.Facts;

namespace TraceEngine.Query.Reception;

/// <summary>Chains as they travel.</summary>
internal static class ChainMessages
{
    public static Chain ToMessage(ChainFacts facts)
    {
        var (contents, text) = (facts.Contents, CodeKey.ToText(facts.Node.Key));
        var chain = new Chain
        {
            Code = text,
            Level = (uint)facts.Row.Level,
            State = StateOf(facts.Row),
            Original = facts.Node.Original ?? string.Empty,
            Product = ToProduct(facts.Product, facts.Level.Name),
            CurrentProduct =
                ToProduct(facts.CurrentProduct, facts.CurrentProduct.LevelOf(facts.Node.Key, facts.Row.Level).Name),
            Mapping = new ThreeCodeMapping
            {
                TraceCode = text,
                NhsaCode = facts.Product.NhsaCode,
                Barcode = facts.Product.Barcode,
            },
            Lot = ToLot(facts.Lot),
            Activation = ToActivation(facts.Section, facts.Upload, facts.Activator),
            Children = (ulong)contents.Children,
            ContentsTruncated = contents.IsTruncated,
            Status = (Contracts.Query.V1.CodeStatus)facts.Status,
            EndCause = (EndCause)facts.Row.State,
        };
        foreach (var package in facts.Path)
        {
            chain.Path.Add(ToNode(package));
        }

        if (contents.ByLevel.Count > 0)
        {
            chain.Contents.Add(ToCounts(contents));
        }

        return chain;
    }

    /// <summary>Live, ended, or named only as a parent.</summary>
    public static CodeState StateOf(TrailRow? row) => row switch
    {
        null => CodeState.Open,
        { IsLive: true } => CodeState.Active,
        _ => CodeState.Terminated,
    };

    /// <summary>What is inside, from the highest level.</summary>
    public static IEnumerable<LevelCount> ToCounts(ContentsCount contents) => contents.ByLevel
        .OrderByDescending(count => count.Key)
        .Select(count => new LevelCount { Level = (uint)count.Key, Codes = (ulong)count.Value });

    public static ChainProduct ToProduct(ProductFacts product, string levelName) => new()
    {
        ProductCode = product.ProductCode,
        Kind = (ProductKind)product.Kind,
        Name = product.Name,
        Spec = product.Spec,
        Version = (uint)product.Id.Version,
        LevelName = levelName,
    };

    public static ChainLot ToLot(LotEntry lot) => new()
    {
        LotNumber = lot.Number,
        MadeOn = ToText(lot.MadeOn),
        ExpiresOn = ToText(lot.ExpiresOn),
        ExpiryIsMonth = lot.ExpiryIsMonth,
    };

    public static Activation ToActivation(SectionFacts section, UploadFacts upload, EnterpriseFacts activator) => new()
    {
        ActivatedAt = Timestamp.FromDateTime(section.EventAt),
        UploadedAt = Timestamp.FromDateTime(upload.UploadedAt),
        CreditCode = activator.CreditCode,
        EnterpriseName = activator.Name,
        Line = section.Line,
        Workshop = section.Workshop,
        LineManager = section.LineManager,
        Stream = upload.Stream,
        Sequence = (ulong)section.Sequence,
    };

    public static PathNode ToNode(PathPackage package) => new()
    {
        Code = CodeKey.ToText(package.Key),
        Level = (uint)package.Level.Level,
        State = StateOf(package.Row),
        LevelName = package.Level.Name,
    };

    private static string ToText(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
