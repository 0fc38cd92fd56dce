namespace TraceEngine.Files.Relation.Writing;

/// <summary>
/// Codes and their cascade made from a seed, one row at a time in fixed memory: for demonstrations, benches and tests.
/// Call <see cref="MoveNext"/> until it is false; the spans are valid until the next call.
/// </summary>
public sealed class SeededCascade
{
    private readonly SeededCascadeOptions _options;
    private readonly SeededCodes _codes;
    private readonly int _levels;
    private readonly long[] _fullSizes;
    private readonly long[] _made;
    private readonly Package[] _open;
    private int _depth;
    private long _remaining;
    private int _pass;
    private bool _isInnermostDone;

    /// <summary>Starts at the first row.</summary>
    /// <param name="options">What to make.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public SeededCascade(SeededCascadeOptions options)
    {
        options.Validate();
        _options = options;
        _codes = new SeededCodes(options);
        _levels = options.Prefixes.Count;
        _made = new long[_levels + 1];
        _open = new Package[_levels + 1];
        _fullSizes = new long[_levels + 1];
        for (var level = 1; level <= _levels; level++)
        {
            _open[level] = new Package();
            _fullSizes[level] = level == 1 ? 1 : checked(1 + (options.ChildCounts[level - 2] * _fullSizes[level - 1]));
        }

        StartPass(0);
    }

    /// <summary>Package level of the row, 1 = smallest.</summary>
    public int Level { get; private set; }

    /// <summary>The code: 20 ASCII digits.</summary>
    public ReadOnlySpan<byte> Code => _open[Level].Code;

    /// <summary>The code of its parent; empty at the top.</summary>
    public ReadOnlySpan<byte> Parent => _open[Level].HasParent ? _open[Level + 1].Code : default;

    /// <summary>Pack mode: 2 (零箱) for a package that holds fewer than it could, else 0.</summary>
    public int Flag => _open[Level].IsPartlyFilled ? 2 : 0;

    /// <summary>Goes to the next row; false after the last.</summary>
    public bool MoveNext()
    {
        while (true)
        {
            LeaveIfDone();
            if (!Step(out var isEntered, out var level))
            {
                if (_options.Order is CodeOrder.AsPacked or CodeOrder.ParentsFirst || _pass == _levels - 1)
                {
                    return false;
                }

                StartPass(_pass + 1);
            }
            else if (Shows(level, isEntered))
            {
                Level = level;
                return true;
            }
        }
    }

    private bool Shows(int level, bool isEntered) => _options.Order switch
    {
        CodeOrder.AsPacked => !isEntered,
        CodeOrder.ParentsFirst => isEntered,
        CodeOrder.UnitsFirst => isEntered && level == _pass + 1,
        _ => isEntered && level == _levels - _pass,
    };

    private void StartPass(int pass)
    {
        _pass = pass;
        _remaining = _options.CodeCount;
        _depth = 0;
        Array.Clear(_made);
    }

    // One step of the walk through the tree of packages: enters a package, or finishes the innermost open one.
    private bool Step(out bool isEntered, out int level)
    {
        isEntered = true;
        if (_depth == 0)
        {
            level = (int)Math.Min(_levels, _remaining);
            if (level == 0)
            {
                return false;
            }

            var size = Math.Min(_fullSizes[level], _remaining);
            _remaining -= size;
            Enter(level, size, hasParent: false);
            return true;
        }

        level = _depth;
        var package = _open[level];

        // A package of a level needs at least one code of each level below it, or it would stand empty.
        if (package.ChildrenLeft > 0 && package.CodesLeft >= level - 1)
        {
            var size = Math.Min(_fullSizes[level - 1], package.CodesLeft);
            package.CodesLeft -= size;
            package.ChildrenLeft--;
            Enter(--level, size, hasParent: true);
            return true;
        }

        isEntered = false;
        _isInnermostDone = true;
        return true;
    }

    private void Enter(int level, long size, bool hasParent)
    {
        var package = _open[level];
        package.HasParent = hasParent;
        package.IsPartlyFilled = size < _fullSizes[level];
        package.CodesLeft = size - 1;
        package.ChildrenLeft = level == 1 ? 0 : _options.ChildCounts[level - 2];
        _codes.Write(level, _made[level]++, package.Code);
        _depth = level;
    }

    // Later than the step that finishes a package, so that its code can still be shown.
    private void LeaveIfDone()
    {
        if (!_isInnermostDone)
        {
            return;
        }

        _isInnermostDone = false;
        var package = _open[_depth];
        _remaining += package.CodesLeft;
        _depth = package.HasParent ? _depth + 1 : 0;
    }

    private sealed class Package
    {
        public byte[] Code { get; } = new byte[SeededCodes.CodeBytes];

        public bool HasParent { get; set; }

        public bool IsPartlyFilled { get; set; }

        public long CodesLeft { get; set; }

        public int ChildrenLeft { get; set; }
    }
}
