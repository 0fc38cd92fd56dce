namespace TraceEngine.Functional.Tests.Histories;

/// <summary>All that ever happened to a code.</summary>
internal sealed class OracleCode
{
    public const int Live = 0;
    public const int Replaced = 3;
    public const int ActivationWithdrawn = 5;
    private const long End = long.MaxValue;

    private readonly List<(long Since, int? Parent)> _places = [];

    /// <summary>Who activated it; null: nobody has.</summary>
    public int? Activator { get; set; }

    /// <summary>Number of the document that activated it.</summary>
    public string Birth { get; set; } = "";

    /// <summary>The parent it was born into.</summary>
    public int? BirthParent { get; private set; }

    /// <summary>0 live; anything else: ended.</summary>
    public int State { get; set; }

    /// <summary>The document that ended it.</summary>
    public OracleDocument? EndedBy { get; set; }

    /// <summary>Section that packed it last, if any has.</summary>
    public long? PackedSection { get; private set; }

    /// <summary>Where it has been since which section; 0 = since birth. None: in no package.</summary>
    public IReadOnlyList<(long Since, int? Parent)> Places => _places;

    /// <summary>The code that took its place.</summary>
    public int? ReplacedBy { get; set; }

    /// <summary>The code whose place it took last.</summary>
    public int? Replaces { get; set; }

    /// <summary>How often it has left a parent.</summary>
    public int Left { get; private set; }

    /// <summary>Something was packed into it or taken out of it after birth.</summary>
    public bool IsTouched { get; set; }

    /// <summary>Enterprises that named it as a parent of good rows.</summary>
    public HashSet<int> Claimants { get; } = [];

    /// <summary>Who held it when it left packages that had been moved.</summary>
    public List<(long Section, Holding State)> Written { get; } = [];

    public bool IsLive => Activator is not null && State == Live;

    /// <summary>Where it is now.</summary>
    public int? Parent => _places.Count == 0 ? null : _places[^1].Parent;

    /// <summary>Section that activated it.</summary>
    public long BornAt { get; private set; }

    /// <summary>Since which section; 0 = since birth.</summary>
    public long ParentSince => _places.Count == 0 ? 0 : _places[^1].Since;

    /// <summary>It is born into a parent: it counts as having been there always.</summary>
    public void BeBornInto(int? parent, long section)
    {
        (BirthParent, BornAt) = (parent, section);
        _places.Add((0, parent));
    }

    /// <summary>It leaves where it is.</summary>
    public void Leave(long section)
    {
        Left++;
        _places.Add((section, null));
    }

    /// <summary>It goes into a package.</summary>
    public void GoInto(int parent, long section)
    {
        PackedSection = section;
        _places.Add((section, parent));
    }

    /// <summary>Where it was just before a section, and until when.</summary>
    public (bool SinceBirth, int? Parent, long Until) PlaceBefore(long section)
    {
        var index = _places.FindLastIndex(place => place.Since < section);
        return index < 0
            ? (true, null, End)
            : (_places[index].Since == 0, _places[index].Parent, index + 1 < _places.Count ? _places[index + 1].Since : End);
    }
}
