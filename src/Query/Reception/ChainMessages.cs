using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using TraceEngine.Contracts.Catalog.V1;
using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Query.Lineage;

namespace TraceEngine.Query.Reception;

/// <summary>Chains as they travel.</summary>
internal static class ChainMessages
{
    public static Chain ToMessage(ChainFacts facts)
    {
        var (code, activation, contents) = (facts.Code, facts.Activation, facts.Contents);
        var text = CodeKey.ToText(code.Key);
        return new Chain
        {
            Code = text,
            Level = (uint)code.Level,
            State = StateOf(code),
            Original = facts.Original ?? string.Empty,
            Product = ToProduct(activation, facts.Labels.Of(code).Name),
            Mapping = new ThreeCodeMapping { TraceCode = text, NhsaCode = activation.NhsaCode, Barcode = activation.Barcode },
            Lot = ToLot(activation),
            Activation = ToActivation(activation, facts.Labels),
            Path = { facts.Path.Select(package => ToNode(package, facts.Labels)) },
            Children = (ulong)contents.Children,
            Contents =
            {
                contents.ByLevel
                    .OrderByDescending(count => count.Key)
                    .Select(count => new LevelCount { Level = (uint)count.Key, Codes = (ulong)count.Value }),
            },
            ContentsTruncated = contents.IsTruncated,
        };
    }

    private static CodeState StateOf(CodeRow? code) => code switch
    {
        null => CodeState.Open,
        { IsLive: true } => CodeState.Active,
        _ => CodeState.Terminated,
    };

    private static ChainProduct ToProduct(ActivationFacts activation, string levelName) => new()
    {
        ProductCode = activation.ProductCode,
        Kind = (ProductKind)activation.Kind,
        Name = activation.ProductName,
        Spec = activation.Spec,
        Version = (uint)activation.ProductVersion,
        LevelName = levelName,
    };

    private static ChainLot ToLot(ActivationFacts activation) => new()
    {
        LotNumber = activation.LotNumber,
        MadeOn = ToText(activation.MadeOn),
        ExpiresOn = ToText(activation.ExpiresOn),
        ExpiryIsMonth = activation.ExpiryIsMonth,
    };

    private static Activation ToActivation(ActivationFacts activation, ChainLabels labels) => new()
    {
        ActivatedAt = Timestamp.FromDateTime(activation.EventAt),
        UploadedAt = Timestamp.FromDateTime(labels.UploadedAt),
        CreditCode = activation.CreditCode,
        EnterpriseName = activation.EnterpriseName,
        Line = activation.Line,
        Workshop = activation.Workshop,
        LineManager = activation.LineManager,
        Stream = labels.Stream,
        Sequence = (ulong)activation.Sequence,
    };

    private static PathNode ToNode(PathPackage package, ChainLabels labels)
    {
        var level = package.Row is { } row ? labels.Of(row) : labels.OfOpen(package.Key);
        return new PathNode
        {
            Code = CodeKey.ToText(package.Key),
            Level = (uint)level.Level,
            State = StateOf(package.Row),
            LevelName = level.Name,
        };
    }

    private static string ToText(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
