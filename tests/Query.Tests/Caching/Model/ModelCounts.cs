namespace TraceEngine.Query.Tests.Caching.Model;

/// <summary>What runs have come past: a model in which nothing happens shows nothing.</summary>
internal sealed class ModelCounts
{
    public int Reads { get; set; }

    public int Hits { get; set; }

    public int Joined { get; set; }

    public int Filled { get; set; }

    public int Refused { get; set; }

    public int Acks { get; set; }

    public int Closings { get; private set; }

    public int Reopenings { get; private set; }

    public int Failovers { get; set; }

    public bool Close()
    {
        Closings++;
        return true;
    }

    public bool Reopen()
    {
        Reopenings++;
        return true;
    }

    public override string ToString() =>
        $"reads {Reads}, hits {Hits}, joined {Joined}, filled {Filled}, refused {Refused}, acks {Acks}, closings {Closings}, "
        + $"reopenings {Reopenings}, failovers {Failovers}";
}
