using TraceEngine.Ingest.Copying.Rows;
using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Copying.Postgres.Flows;

/// <summary>One document's part in a batch that is being judged or written.</summary>
internal sealed class FlowPart(Judgement judgement, int index, StoredDocument document, PlacedCodes codes)
{
    public Judgement Judgement => judgement;

    public FlowRows Rows { get; } = (FlowRows)judgement.Content;

    public FlowSectionRows Section { get; } = ((FlowRows)judgement.Content).Sections[index];

    public StoredDocument Document => document;

    /// <summary>Where the codes of the batch are.</summary>
    public PlacedCodes Codes => codes;

    /// <summary>Its section's id, once given out.</summary>
    public long SectionId => judgement.SectionIds[index];

    /// <summary>Its rows that will be written.</summary>
    public int Accepted
    {
        get
        {
            var accepted = 0;
            for (var row = Section.FirstRow; judgement.Accepted > 0 && row < Section.EndRow; row++)
            {
                accepted += judgement.IsRefused(row) ? 0 : 1;
            }

            return accepted;
        }
    }

    /// <summary>Whether it changes its document: one of no good row that does not complete it leaves no trace.</summary>
    public bool IsWritten => judgement.IsWritten && (Section.Complete || Accepted > 0);

    /// <summary>Lot ids of its lot rows, by row; lots that are not known are not in it.</summary>
    public Dictionary<int, long> LotIds { get; } = [];
}
