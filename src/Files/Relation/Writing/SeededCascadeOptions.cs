namespace TraceEngine.Files.Relation.Writing;

/// <summary>What a seeded cascade consists of. The same options give the same codes on every machine.</summary>
public sealed record SeededCascadeOptions
{
    /// <summary>7-digit prefixes, smallest package level first; one per level, 1 to 9 levels.</summary>
    public IReadOnlyList<string> Prefixes { get; init; } = ["8190001", "8190002", "8190003"];

    /// <summary>
    /// Children of one parent, from the inside out: units a box, boxes a case. One fewer than <see cref="Prefixes"/>.
    /// </summary>
    public IReadOnlyList<int> ChildCounts { get; init; } = [10, 10];

    /// <summary>
    /// Codes in total, all levels together; 0 to 900,000,000. The last packages are partly filled where it does not divide.
    /// </summary>
    public long CodeCount { get; init; } = 111_000;

    /// <summary>Seed of serials and check digits.</summary>
    public ulong Seed { get; init; } = 20_260_101;

    /// <summary>How serials follow each other.</summary>
    public SerialOrder Serials { get; init; } = SerialOrder.Sequential;

    /// <summary>In which order rows come.</summary>
    public CodeOrder Order { get; init; } = CodeOrder.AsPacked;

    /// <summary>The ratio as the cascade attribute states it, read cumulatively: 1:10:100.</summary>
    public string RatioText
    {
        get
        {
            var ratio = "1";
            long inside = 1;
            foreach (var children in ChildCounts.Reverse())
            {
                inside *= children;
                ratio += $":{inside}";
            }

            return ratio;
        }
    }

    internal void Validate()
    {
        if (Prefixes.Count is < 1 or > 9 || Prefixes.Any(prefix => prefix.Length != 7 || !prefix.All(char.IsAsciiDigit)))
        {
            throw new ArgumentException("Prefixes: 1 to 9 of 7 digits each.");
        }

        if (ChildCounts.Count != Prefixes.Count - 1 || ChildCounts.Any(count => count is < 1 or > 100_000))
        {
            throw new ArgumentException("ChildCounts: one fewer than Prefixes, 1 to 100,000 each.");
        }

        ArgumentOutOfRangeException.ThrowIfNegative(CodeCount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(CodeCount, 900_000_000);
    }
}
