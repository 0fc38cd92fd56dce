using Npgsql;

namespace TraceEngine.Query.Listing;

/// <summary>One reading of a list. Not safe for use by several threads.</summary>
internal sealed class ListRun(NpgsqlConnection connection, ListCaller caller, int level, int rowsWanted)
{
    public NpgsqlConnection Connection => connection;

    public ListCaller Caller => caller;

    /// <summary>Only codes on this package level; 0 = on all.</summary>
    public int Level => level;

    /// <summary>Rows that will be taken at most: no statement needs to read more.</summary>
    public int RowsWanted => rowsWanted;

    public OriginBook Origins { get; } = new();

    /// <summary>Codes of other enterprises that were looked at.</summary>
    public int ForeignCodes { get; set; }

    /// <summary>Where looking ended before the end of the list, because of its cost; null when it did not.</summary>
    public ListPosition? CutAt { get; set; }

    /// <summary>Whether the list has codes on the level wanted only.</summary>
    public bool Takes(int codeLevel) => level == 0 || level == codeLevel;
}
