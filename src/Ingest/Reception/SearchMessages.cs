using Google.Protobuf.WellKnownTypes;
using TraceEngine.Access.Calls;
using TraceEngine.Contracts.Catalog.V1;
using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Ingest.Catalog;
using TraceEngine.Ingest.Validation;
using Criterion = TraceEngine.Contracts.Catalog.V1.SearchProductsRequest.CriterionOneofCase;

namespace TraceEngine.Ingest.Reception;

/// <summary>Searches between their messages and our records.</summary>
internal static class SearchMessages
{
    private const int ValueCharacters = 200;

    /// <summary>What the request looks for; null when it cannot match anything.</summary>
    /// <exception cref="Grpc.Core.RpcException">The value is no code, or too long.</exception>
    public static ProductQuery? ToQuery(SearchProductsRequest request, Caller caller)
    {
        var (criterion, value) = request.CriterionCase switch
        {
            Criterion.TraceCode => (ProductCriterion.Prefix, PrefixOf(request.TraceCode)),
            Criterion.Prefix => (ProductCriterion.Prefix, request.Prefix),
            Criterion.ProductCode => (ProductCriterion.ProductCode, request.ProductCode),
            Criterion.Barcode => (ProductCriterion.Barcode, request.Barcode),
            Criterion.NhsaCode => (ProductCriterion.NhsaCode, request.NhsaCode),
            _ => (ProductCriterion.Name, request.Name),
        };
        if (value is null)
        {
            return null;
        }

        if (value.Length > ValueCharacters || value.Any(char.IsControl))
        {
            throw CatalogErrors.BadSearchValue(value, ValueCharacters);
        }

        var compared = criterion == ProductCriterion.Name ? ProductQuery.PatternOf(value) : value;
        return new ProductQuery(caller.EnterpriseId, caller.CreditCode, criterion, compared);
    }

    /// <summary>What the pages of a product's versions are told by.</summary>
    public static ProductQuery VersionsOf(string productCode, Caller caller) =>
        new(caller.EnterpriseId, caller.CreditCode, ProductCriterion.Versions, productCode);

    /// <summary>A version as its owner sees it.</summary>
    public static ProductVersion ToVersion(StoredProduct product) => new()
    {
        Version = (uint)product.Key.Version,
        CreatedAt = Timestamp.FromDateTimeOffset(product.CreatedAt),
        Product = ProductMessages.ToMessage(product.Content),
    };

    /// <summary>A found product as its reader may see it: whom else the owner trusts is the owner's business.</summary>
    public static FoundProduct ToFound(StoredProduct product, Caller caller)
    {
        var own = product.EnterpriseId == caller.EnterpriseId;
        var content = own
            ? product.Content
            : product.Content with
            {
                ActivatingCreditCodes = product.Content.ActivatingCreditCodes.RemoveAll(code => code != caller.CreditCode),
            };
        return new FoundProduct
        {
            Product = ProductMessages.ToMessage(content),
            Version = (uint)product.Key.Version,
            Own = own,
        };
    }

    /// <summary>
    /// The prefix or device identifier of a code in any notation: digits without parentheses are a national or maker code first,
    /// then a GS1 string. Null for a code that carries none.
    /// </summary>
    private static string? PrefixOf(string code)
    {
        Span<byte> key = stackalloc byte[CodeKey.MaxKeyBytes];
        var plain = CodeParser.Parse(code, bareGs1: false, key);
        if (plain.IsGood && ProductIdentifier.PrefixOf(key[..plain.KeyLength]) is { } prefix)
        {
            return prefix;
        }

        var gs1 = CodeParser.Parse(code, bareGs1: true, key);
        if (gs1.IsGood)
        {
            return ProductIdentifier.PrefixOf(key[..gs1.KeyLength]);
        }

        return plain.IsGood ? null : throw CatalogErrors.BadCode(code, Fault(plain, gs1));
    }

    private static Reason Fault(CodeReading plain, CodeReading gs1) =>
        plain.Fault == Reason.CodeUnknownKind ? gs1.Fault : plain.Fault;
}
