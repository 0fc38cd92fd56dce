using Npgsql;

namespace TraceEngine.Query.Listing;

/// <summary>One reading of a list. Not safe for use by several threads.</summary>
internal sealed class ListRun(NpgsqlConnection connection, ListCaller caller, int level, int rowsWanted)
{
    private int _foreignCodes;

    public NpgsqlConnection Connection => connection;

    public ListCaller Caller => caller;

    /// <summary>Only codes on this package level; 0 = on all.</summary>
    public int Level => level;

    /// <summary>Rows that will be taken at most: no statement needs to read more.</summary>
    public int RowsWanted => rowsWanted;

    public OriginBook Origins { get; } = new();

    /// <summary>
    /// Whether looking goes on, whatever it costs, until there is a row: who has had rows is not left without an end.
    /// </summary>
    public bool MustFind { get; init; }

    /// <summary>Rows taken so far.</summary>
    public int RowsTaken { get; set; }

    /// <summary>Where looking ended before the end of the list, because of its cost; null when it did not.</summary>
    public ListPosition? CutAt { get; private set; }

    /// <summary>Whether the list has codes on the level wanted only.</summary>
    public bool Takes(int codeLevel) => level == 0 || level == codeLevel;

    /// <summary>Counts codes of other enterprises that were looked at.</summary>
    /// <param name="codes">How many.</param>
    /// <param name="atMost">Most of one reading.</param>
    /// <param name="position">The last one.</param>
    /// <returns>Whether the reading ends there.</returns>
    public bool EndsAfter(int codes, int atMost, Func<ListPosition> position)
    {
        _foreignCodes += codes;
        if (_foreignCodes >= atMost && (RowsTaken > 0 || !MustFind))
        {
            CutAt = position();
        }

        return CutAt is not null;
    }
}
