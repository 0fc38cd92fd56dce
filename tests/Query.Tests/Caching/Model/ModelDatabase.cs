using TraceEngine.Query.Caching;

namespace TraceEngine.Query.Tests.Caching.Model;

/// <summary>PostgreSQL: the row of the generation, and a version of each code that only grows.</summary>
internal sealed class ModelDatabase(string redisId)
{
    private readonly Dictionary<int, int> _versions = [];

    public CacheGeneration Row { get; private set; } = new(1, redisId, false);

    public int Version(int code) => _versions.GetValueOrDefault(code);

    public int Commit(int code) => _versions[code] = Version(code) + 1;

    /// <summary>False when it was raised already.</summary>
    public bool Close(long generation)
    {
        if (Row.Number != generation)
        {
            return false;
        }

        Row = Row with { IsClosed = true };
        return true;
    }

    /// <summary>False when somebody else raised it.</summary>
    public bool Reopen(long generation, string id)
    {
        if (Row.Number != generation || !Row.IsClosed)
        {
            return false;
        }

        Row = new CacheGeneration(generation + 1, id, false);
        return true;
    }
}
