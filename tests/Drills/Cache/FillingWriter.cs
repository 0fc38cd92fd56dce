using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Drills.Cache;

/// <summary>A box that is filled unit by unit: the version is how many are in it.</summary>
internal sealed class FillingWriter(CacheHouse house, CacheClients clients, int number) : SubjectWriter(house, clients, number)
{
    protected override async Task<(Subject Subject, Func<Subject, Task> Step)> MakeAsync(int serial, CancellationToken ct)
    {
        var box = Box(serial);
        string[] units = [.. Enumerable.Range(serial, VersionsAtMost + 1).Select(Unit)];
        await ActivateAsync("L-FILLING", [(box, 2, null), .. units.Select(unit => (unit, (byte)1, (string?)null))], ct);
        return (
            new Subject(box, (chain, _) => (int)chain.Children),
            subject => PackAsync(PackagingAction.Pack, box, units[subject.Next()], ct));
    }
}
