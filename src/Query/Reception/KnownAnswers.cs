using Microsoft.Extensions.Options;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Query.Caching;
using TraceEngine.Query.Lineage;
using TraceEngine.Query.Lineage.Facts;

namespace TraceEngine.Query.Reception;

/// <summary>
/// Answers of GetChain that were made of cache entries alone. The entries are looked up for each call as ever; where each of them
/// is what it was, to the byte, so is the answer, and nothing has to be put together again. It saves work, never a look.
/// </summary>
internal sealed class KnownAnswers(IFactShelf shelf, IOptions<QueryOptions> options)
{
    // A code with a long history is put together each time: a thousand such answers would take more than they save.
    private const int EntryBytesAtMost = 8 * 1024;

    private readonly RecentEntries<(long EnterpriseId, string Code), KnownAnswer>? _answers =
        options.Value.KnownAnswersAtMost > 0 ? new(options.Value.KnownAnswersAtMost) : null;

    /// <summary>The answer; null when it is not known, or may have changed.</summary>
    public async ValueTask<GetChainResponse?> FindAsync(long enterpriseId, string code, CancellationToken ct) =>
        _answers?.Find((enterpriseId, code)) is { } known
        && shelf.Enter() is { } pass
        && await shelf.GetAsync(pass, known.Ids, ct) is { } entries
        && known.IsMadeOf(entries)
            ? known.Response
            : null;

    /// <summary>Keeps an answer, if it was made of entries alone.</summary>
    public void Keep(long enterpriseId, string code, ChainAnswer answer, GetChainResponse response)
    {
        if (_answers is not null
            && answer.Events.Scene.Entries is { } entries
            && entries.Sum(one => one.Entry.Length) <= EntryBytesAtMost
            && !ChainAssembly.IsOpenEnded(answer))
        {
            _answers.Replace(
                (enterpriseId, code),
                new KnownAnswer([.. entries.Select(one => one.Id)], [.. entries.Select(one => one.Entry)], response));
        }
    }
}
