using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Query.V1;

namespace TraceEngine.Drills.Cache;

/// <summary>A unit that goes from box to box, and out of its box every fourth time: the version is where it is.</summary>
internal sealed class MovingWriter(CacheHouse house, CacheClients clients, int number) : SubjectWriter(house, clients, number)
{
    private const int LooseEvery = 4;

    protected override async Task<(Subject Subject, Func<Subject, Task> Step)> MakeAsync(int serial, CancellationToken ct)
    {
        var unit = Unit(serial);
        string[] boxes = [.. Enumerable.Range(serial, VersionsAtMost + 1).Select(Box)];
        await ActivateAsync("L-MOVING", [(unit, 1, null), .. boxes.Select(box => (box, (byte)2, (string?)null))], ct);
        return (new Subject(unit, VersionOf), StepAsync);

        Task StepAsync(Subject subject)
        {
            var version = subject.Next();
            return version % LooseEvery == 0
                ? PackAsync(PackagingAction.Unpack, boxes[version - 1], unit, ct)
                : PackAsync(
                    version % LooseEvery == 1 ? PackagingAction.Pack : PackagingAction.Repack, boxes[version], unit, ct);
        }

        int VersionOf(Chain chain, int newest) => chain.Path.Count == 0
            ? newest - (newest % LooseEvery)
            : Array.IndexOf(boxes, chain.Path[0].Code);
    }
}
