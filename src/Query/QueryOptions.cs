using TraceEngine.Query.Caching;
using TraceEngine.Query.Exports;
using TraceEngine.Query.Listing;
using TraceEngine.Query.Reconcile;

namespace TraceEngine.Query;

/// <summary>Limits of the read side; configuration section <c>Query</c>.</summary>
internal sealed record QueryOptions
{
    /// <summary>
    /// Most codes that one call looks at inside a package; a larger package is answered with what was counted and a mark.
    /// 200,000 = a full lot pallet by pallet, and about 30 MB while it is walked.
    /// </summary>
    public int ContentNodeBudget { get; init; } = 200_000;

    /// <summary>Most steps upward and downward. Levels end at 9; admission walks 16 where levels are unknown.</summary>
    public int DepthLimit { get; init; } = 16;

    /// <summary>Most keys in one <c>= ANY</c>: above about 10,000 a join is the better plan (measured on Citus).</summary>
    public int KeysPerStatement { get; init; } = 10_000;

    /// <summary>Most packages whose children one statement reads; each may hold some hundred.</summary>
    public int ParentsPerStatement { get; init; } = 1_000;

    /// <summary>
    /// Most rows that never change (sections, uploads, product versions, enterprises) kept in process; 200,000 take about 60 MB
    /// by estimate.
    /// </summary>
    public int SettledFactsAtMost { get; init; } = 200_000;

    /// <summary>
    /// Most codes of which is remembered in process where they were, so that a path is looked up at once; 65,536 take about
    /// 10 MB by estimate. Rounded up to a power of two.
    /// </summary>
    public int PathHintsAtMost { get; init; } = 65_536;

    /// <summary>
    /// Most codes of which is remembered in process that they were asked for; 4,194,304 take 16 MB. Rounded up to a power of two.
    /// </summary>
    public int AskedCodesAtMost { get; init; } = 4_194_304;

    /// <summary>
    /// Most answers of GetChain kept in process with the cache entries that they were made of; 4,096 take about 25 MB by
    /// estimate.
    /// </summary>
    public int KnownAnswersAtMost { get; init; } = 4_096;

    /// <summary>Most codes of one call of StreamChains.</summary>
    public int ChainStreamCodesAtMost { get; init; } = 100_000;

    /// <summary>Most codes in one message of it: 10,000 of 100 characters are a megabyte.</summary>
    public int ChainStreamMessageCodesAtMost { get; init; } = 10_000;

    /// <summary>Codes that are walked together and answered in one message.</summary>
    public int ChainStreamPartCodes { get; init; } = 1_000;

    /// <summary>Most calls of StreamChains at once; each holds one part.</summary>
    public int ChainStreamsAtMost { get; init; } = 32;

    /// <summary>Longest time of one call of StreamChains, a slow client included.</summary>
    public TimeSpan ChainStreamTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Longest time of one call, all its statements together.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Least time of an answer NOT_FOUND, longer than its work takes, so that its time does not tell whether the thing is there
    /// for somebody else. Zero = as soon as it is known.
    /// </summary>
    public TimeSpan NotFoundTime { get; init; } = TimeSpan.FromMilliseconds(10);

    /// <summary>Connections of this room.</summary>
    public int PoolSizeAtMost { get; init; } = 16;

    /// <summary>What callers are told to wait before they repeat a call that failed for an operating fault.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The cache in Redis.</summary>
    public CacheOptions Cache { get; init; } = new();

    /// <summary>Files of full chains.</summary>
    public ExportOptions Exports { get; init; } = new();

    /// <summary>Counting whole lots.</summary>
    public ReconcileOptions Reconcile { get; init; } = new();

    /// <summary>Contents and lists.</summary>
    public ListingOptions Listing { get; init; } = new();
}
