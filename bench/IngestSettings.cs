using TraceEngine.Bench.Reporting;

namespace TraceEngine.Bench;

/// <summary>What <c>bench ingest</c> was asked for.</summary>
/// <param name="Codes">Codes of each part, at least.</param>
/// <param name="Rounds">Rounds; medians are reported.</param>
/// <param name="Seed">Seed of the codes.</param>
/// <param name="Rows">Row ids; only what they need is run.</param>
/// <param name="Folder">Where the database and the files go; on the disk that is to be measured.</param>
internal sealed record IngestSettings(long Codes, int Rounds, ulong Seed, IReadOnlySet<string> Rows, string Folder)
{
    /// <summary>The targets of the rows asked for.</summary>
    public IEnumerable<RowTarget> Targets => RowTarget.Ingest.Where(target => Rows.Contains(target.Id));

    /// <summary>Whether any of these rows is asked for.</summary>
    public bool Wants(params ReadOnlySpan<string> ids)
    {
        foreach (var id in ids)
        {
            if (Rows.Contains(id))
            {
                return true;
            }
        }

        return false;
    }
}
