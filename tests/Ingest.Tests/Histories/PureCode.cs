using TraceEngine.Ingest.Copying.Holding;

namespace TraceEngine.Ingest.Tests.Histories;

/// <summary>The row of a code with what other tables say of it.</summary>
internal sealed class PureCode
{
    /// <summary>Section that activated it; 0: nobody has.</summary>
    public long SectionId { get; set; }

    public int Activator { get; set; }

    public string Birth { get; set; } = "";

    public short State { get; set; }

    public int? Parent { get; set; }

    public long? PackedSection { get; set; }

    /// <summary>Rows of former_parents.</summary>
    public int FormerParents { get; set; }

    /// <summary>Whether packagings name it as parent, other than by births.</summary>
    public bool IsPackedInto { get; set; }

    public HashSet<long> Claimants { get; } = [];

    public List<WrittenHolder> Written { get; } = [];

    public bool IsActive => SectionId != 0;

    public bool IsLive => IsActive && State == 0;
}
