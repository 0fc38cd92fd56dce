using System.Buffers;
using TraceEngine.Client;
using TraceEngine.Contracts.Catalog.V1;
using TraceEngine.Files.Relation;
using TraceEngine.Files.Relation.Inspection;
using TraceEngine.Host.Commands;

namespace TraceEngine.Host.Importing;

/// <summary>Sees to it that the products of a file are registered before its codes are sent.</summary>
internal sealed class ImportProducts(TraceClient client, ImportSettings settings, ImportScreen screen)
{
    private static readonly SearchValues<char> ShellCharacters = SearchValues.Create(" '\"()$&;*?");

    /// <exception cref="CommandException">A product is not registered and must not or cannot be registered from the
    /// file.</exception>
    public async Task EnsureAsync(string path, RelationInspection facts, CancellationToken ct)
    {
        var headers = facts.Headers.DistinctBy(header => header.ProductCode).ToList();
        foreach (var header in headers)
        {
            // A header without a product code is the server's to refuse, row by row.
            if (header.ProductCode is not { Length: > 0 })
            {
                continue;
            }

            var registered = (await client.FindProductAsync(header.ProductCode, ct))?.Product;
            if (settings.RegisterProduct)
            {
                await RegisterAsync(header, facts, registered, headers.Count, ct);
            }
            else if (registered is null)
            {
                throw Unknown(path, header);
            }
        }
    }

    private async Task RegisterAsync(
        RelationHeader header, RelationInspection facts, Product? registered, int products, CancellationToken ct)
    {
        if (products > 1)
        {
            // Levels are counted over the whole file: which prefix is whose, it does not say.
            if (registered is null)
            {
                throw CommandException.Operating(
                    $"文件含 {products} 个产品，无法从文件判断前缀属于哪个产品；请按产品拆分文件后分别用 --register-product 导入 / "
                    + $"the file holds {products} products, so it does not say whose prefix is whose: split it by product, "
                    + "then import each part with --register-product");
            }

            return;
        }

        var product = ProductFromFile.Describe(header, facts.Levels, settings, registered);
        if (product.Equals(registered))
        {
            return;
        }

        var response = await client.RegisterProductAsync(product, ct);
        var prefixes = string.Join(", ", product.PackageLevels.Select(
            level => $"L{level.Level} {(level.Prefix.Length > 0 ? level.Prefix : "*")}"));
        screen.Line(
            $"产品 {product.ProductCode}（{product.Name}）已登记，版本 {response.Version}：{prefixes} / "
            + $"product {product.ProductCode} registered, version {response.Version}: {prefixes}");
    }

    private static CommandException Unknown(string path, RelationHeader header) => CommandException.Operating(
        $"产品 {header.ProductCode}（{header.Comment}）尚未登记，未发送任何码。可从文件登记： / "
        + $"product {header.ProductCode} ({header.Comment}) is not registered, nothing was sent. To register it from the file:\n"
        + $"  trace import relation {Quote(path)} --register-product\n"
        + "医保编码、商品码与类别可一并给出 / NHSA code, barcode and kind can be given too:\n"
        + $"  trace import relation {Quote(path)} --register-product --kind domestic-drug --nhsa-code CODE --barcode BARCODE");

    private static string Quote(string path) =>
        path.AsSpan().ContainsAny(ShellCharacters) ? "'" + path.Replace("'", "'\\''", StringComparison.Ordinal) + "'" : path;
}
