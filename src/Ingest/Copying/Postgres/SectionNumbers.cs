using TraceEngine.Ingest.Copying.Writing;
using TraceEngine.Storage.Databases;

namespace TraceEngine.Ingest.Copying.Postgres;

/// <summary>Gives out section ids: rising within a host, near the order of arrival over all hosts.</summary>
internal static class SectionNumbers
{
    private const string Name = "section";

    /// <summary>Numbers the sections of all batches that will be written.</summary>
    public static async Task GiveAsync(IdBlocks ids, IReadOnlyList<Judgement> judgements, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var judgement in judgements)
        {
            count += judgement.IsWritten ? judgement.SectionIds.Length : 0;
        }

        if (count == 0)
        {
            return;
        }

        var next = await ids.NextAsync(Name, count, cancellationToken);
        foreach (var judgement in judgements.Where(judgement => judgement.IsWritten))
        {
            for (var section = 0; section < judgement.SectionIds.Length; section++)
            {
                judgement.SectionIds[section] = next++;
            }
        }
    }
}
