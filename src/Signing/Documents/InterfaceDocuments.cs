using System.Collections.Frozen;
using System.Text;
using Microsoft.AspNetCore.Http;
using TraceEngine.Signing.Interfaces;

namespace TraceEngine.Signing.Documents;

/// <summary>What tells programs and people about the interfaces, made of their descriptions once.</summary>
internal sealed class InterfaceDocuments
{
    private readonly FrozenDictionary<string, Lazy<SentDocument>> _documents;

    public InterfaceDocuments(IEnumerable<IJsonInterface> interfaces)
    {
        var descriptions = interfaces.Select(one => one.Description).ToList();
        _documents = new Dictionary<string, Lazy<SentDocument>>
        {
            ["/openapi.json"] = new(
                () => new SentDocument("application/json; charset=utf-8", OpenApiDocument.Render(descriptions))),
            ["/"] = new(() => new SentDocument(
                "text/html; charset=utf-8", Encoding.UTF8.GetBytes(InterfacePage.Render(descriptions)))),
        }.ToFrozenDictionary();
    }

    /// <summary>The document at a path; null when the request is for none.</summary>
    public SentDocument? Find(string method, string path) =>
        HttpMethods.IsGet(method) && _documents.TryGetValue(path, out var document) ? document.Value : null;
}
