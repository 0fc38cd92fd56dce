using System.Globalization;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Drills.Kit.Sources;

namespace TraceEngine.Drills.Cache;

/// <summary>A lot that is corrected again and again: the version is the day on which it was made.</summary>
internal sealed class LotWriter(CacheHouse house, CacheClients clients, int number) : SubjectWriter(house, clients, number)
{
    private static readonly DateOnly First = new(2025, 1, 1);

    protected override async Task<(Subject Subject, Func<Subject, Task> Step)> MakeAsync(int serial, CancellationToken ct)
    {
        var (unit, lot) = (Unit(serial), string.Create(CultureInfo.InvariantCulture, $"L-{serial}"));
        await ActivateAsync(lot, [(unit, 1, null)], ct);
        return (new Subject(unit, VersionOf), StepAsync);

        Task StepAsync(Subject subject)
        {
            var corrected = new CorrectLot
            {
                Lot = ReferenceTo(lot),
                MadeOn = First.AddDays(subject.Next()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                ExpiresOn = "2028-01-14",
            };
            return CorrectAsync(new Correction { Lot = corrected }, ct);
        }

        static int VersionOf(Chain chain, int newest) =>
            DateOnly.ParseExact(chain.Lot.MadeOn, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber - First.DayNumber;
    }

    /// <summary>A lot of the drill's product.</summary>
    public static LotReference ReferenceTo(string lot) => new()
    {
        Product = new ProductReference { ProductCode = Line.Product.ProductCode },
        LotNumber = lot,
    };
}
