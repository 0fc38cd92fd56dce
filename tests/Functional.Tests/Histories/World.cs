namespace TraceEngine.Functional.Tests.Histories;

/// <summary>
/// The small world of a history: two producers with one product of three levels each, two distributors, and few enough codes
/// that a random history meets the same ones again and again.
/// </summary>
internal static class World
{
    public const int Producers = 2;
    public const int Enterprises = 4;
    public const int CodesOfProduct = 12;
    public const int Codes = Producers * CodesOfProduct;

    private const int Units = 7;
    private const int UnitsAndBoxes = 10;

    /// <summary>The producer whose product a code is of.</summary>
    public static int ProductOf(int code) => code / CodesOfProduct;

    /// <summary>Package level by the code's prefix.</summary>
    public static int LevelOf(int code) => (code % CodesOfProduct) switch
    {
        < Units => 1,
        < UnitsAndBoxes => 2,
        _ => 3,
    };

    public static bool IsProducer(int enterprise) => enterprise < Producers;

    public static IEnumerable<int> CodesOf(int producer) => Enumerable.Range(producer * CodesOfProduct, CodesOfProduct);
}
