using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace TraceEngine.Client.Tests.FakeServer;

/// <summary>The signature headers of each call that arrived.</summary>
internal sealed class CallLog
{
    public ConcurrentQueue<IReadOnlyDictionary<string, string>> Signatures { get; } = new();

    public void Add(IHeaderDictionary headers) => Signatures.Enqueue(headers
        .Where(header => header.Key.StartsWith("x-trace-", StringComparison.OrdinalIgnoreCase))
        .ToDictionary(header => header.Key, header => header.Value.ToString()));
}
