using Google.Protobuf;
using Google.Protobuf.Reflection;
using TraceEngine.Contracts.Catalog.V1;
using TraceEngine.Ingest.Catalog;

namespace TraceEngine.Ingest.Reception;

/// <summary>Products between their message and our records.</summary>
internal static class ProductMessages
{
    public static ProductContent ToContent(Product product) => new(
        product.ProductCode,
        (RegisteredKind)Math.Clamp((int)product.Kind, 0, short.MaxValue),
        product.NhsaCode,
        product.Barcode,
        product.Name,
        product.Spec,
        [.. product.PackageLevels.Select(ToLevel)],
        [.. product.ActivatingCreditCodes])
    {
        EffectiveFlag = product.EffectiveFlag,
        Details = ToDetails(product),
    };

    public static Product ToMessage(ProductContent content)
    {
        var message = new Product
        {
            ProductCode = content.ProductCode,
            Kind = (ProductKind)content.Kind,
            NhsaCode = content.NhsaCode,
            Barcode = content.Barcode,
            Name = content.Name,
            Spec = content.Spec,
            PackageLevels = { content.Levels.Select(ToMessage) },
            ActivatingCreditCodes = { content.ActivatingCreditCodes },
            EffectiveFlag = content.EffectiveFlag,
        };
        switch (content.Details.Sort)
        {
            case DetailSort.Drug:
                message.Drug = Filled(new DrugDetails(), content.Details);
                break;
            case DetailSort.Consumable:
                message.Consumable = Filled(new ConsumableDetails(), content.Details);
                break;
        }

        return message;
    }

    private static RegisteredLevel ToLevel(PackageLevel level) =>
        new(ToInt(level.Level), level.Name, level.Prefix, level.Barcode, ToInt(level.ContainedCount))
        {
            Unit = level.Unit,
            ContainedIdentifier = level.ContainedDeviceIdentifier,
        };

    private static PackageLevel ToMessage(RegisteredLevel level) => new()
    {
        Level = (uint)level.Level,
        Name = level.Name,
        Prefix = level.Prefix,
        Barcode = level.Barcode,
        ContainedCount = (uint)level.ContainedCount,
        Unit = level.Unit,
        ContainedDeviceIdentifier = level.ContainedIdentifier,
    };

    // Details are all texts, told by name: the tables of the catalog say what each must be.
    private static ProductDetails ToDetails(Product product) => product.DetailsCase switch
    {
        Product.DetailsOneofCase.Drug => ProductDetails.Of(DetailSort.Drug, Values(product.Drug)),
        Product.DetailsOneofCase.Consumable => ProductDetails.Of(DetailSort.Consumable, Values(product.Consumable)),
        _ => ProductDetails.None,
    };

    private static IEnumerable<KeyValuePair<string, string>> Values(IMessage details) =>
        details.Descriptor.Fields.InDeclarationOrder()
            .Select(field => KeyValuePair.Create(field.Name, (string)field.Accessor.GetValue(details)));

    private static T Filled<T>(T message, ProductDetails details)
        where T : IMessage
    {
        foreach (var (name, value) in details.Values)
        {
            // A newer host may have stored a field that this version does not know.
            if (message.Descriptor.FindFieldByName(name) is { FieldType: FieldType.String } field)
            {
                field.Accessor.SetValue(message, value);
            }
        }

        return message;
    }

    // Too large a number is a fault for the rules to name, so it only has to stay too large.
    private static int ToInt(uint number) => (int)Math.Min(number, int.MaxValue);
}
