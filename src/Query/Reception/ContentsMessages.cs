using Grpc.Core;
using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Query.Lineage;

namespace TraceEngine.Query.Reception;

/// <summary>Contents as they travel: entries are sent in messages of one size, whatever pieces they were read in.</summary>
internal sealed class ContentsMessages(
    IServerStreamWriter<GetContentsResponse> stream, int entriesPerMessage, CancellationToken ct)
{
    private GetContentsResponse _next = new();

    /// <summary>The code asked for; travels with the first message.</summary>
    public void Begin(byte[] key, int level)
    {
        _next.Code = CodeKey.ToText(key);
        _next.Level = (uint)level;
    }

    public async ValueTask AddAsync(IReadOnlyList<ContentsItem> items)
    {
        foreach (var item in items)
        {
            // The last message is sent by its own call, so a full one waits for the next entry.
            if (_next.Entries.Count == entriesPerMessage)
            {
                await stream.WriteAsync(_next, ct);
                _next = new GetContentsResponse();
            }

            _next.Entries.Add(new ContentsEntry
            {
                Code = CodeKey.ToText(item.Key),
                Level = (uint)item.Level,
                Depth = (uint)item.Depth,
                ParentIndex = (uint)item.ParentIndex,
            });
        }
    }

    public Task EndAsync(bool isTruncated)
    {
        _next.Last = true;
        _next.Truncated = isTruncated;
        return stream.WriteAsync(_next, ct);
    }
}
