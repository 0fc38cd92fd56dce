using TraceEngine.Contracts.Query.V1;

namespace TraceEngine.Drills.Cache;

/// <summary>A code whose chain tells how often it was written: its version, which only grows.</summary>
/// <param name="code">The code that readers ask for.</param>
/// <param name="versionOf">Version that a chain shows; the second argument is the newest that may have been written.</param>
internal sealed class Subject(string code, Func<Chain, int, int> versionOf)
{
    private int _acked;
    private int _sent;

    public string Code => code;

    /// <summary>What a request that starts now must show at least.</summary>
    public int Acked => Volatile.Read(ref _acked);

    /// <summary>The next version, about to be sent.</summary>
    public int Next() => Interlocked.Increment(ref _sent);

    /// <summary>The newest version has its ack.</summary>
    public void Publish() => Volatile.Write(ref _acked, Volatile.Read(ref _sent));

    public int VersionIn(Chain chain) => versionOf(chain, Volatile.Read(ref _sent));
}
