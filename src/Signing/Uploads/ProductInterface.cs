using Microsoft.Extensions.Options;
using TraceEngine.Contracts.Catalog.V1;
using TraceEngine.Contracts.Uploads;
using TraceEngine.Contracts.Uploads.Mapping;
using TraceEngine.Signing.Answers;
using TraceEngine.Signing.Interfaces;
using TraceEngine.Signing.Params;

namespace TraceEngine.Signing.Uploads;

/// <summary>进口药信息, 国产药信息 and 医用耗材信息 (/impDrugInfo, /domDrugInfo, /mcsInfo): a list of products.</summary>
internal sealed class ProductInterface : IJsonInterface
{
    private readonly UploadKind _kind;
    private readonly UploadAnswers _answers;
    private readonly UploadRows _rows;

    public ProductInterface(UploadKind kind, UploadAnswers answers, IOptions<SigningOptions> options)
    {
        (_kind, _answers) = (kind, answers);
        Description = UploadDescriptions.Of(kind, options.Value);
        _rows = new UploadRows(kind, Description.Param.Lists[0].Item);
    }

    public InterfaceDescription Description { get; }

    public async Task<Answer> AnswerAsync(JsonCall call, CancellationToken ct)
    {
        var number = call.Values.Of(UploadTargets.DocumentNumber);
        var request = new UploadProductsRequest { DocumentNumber = number };
        foreach (var values in call.Values.Items(0))
        {
            var product = ProductUpload.Product(_rows.Document(values));
            product.PackageLevels.Add(_rows.Items(values).Select(ProductUpload.Level).OfType<PackageLevel>());
            request.Products.Add(product);
        }

        var response = await call.Engine.Catalog.UploadProductsAsync(request, cancellationToken: ct);
        return _answers.Of(_kind, number, response.Ack, static row => row + 1L);
    }
}
