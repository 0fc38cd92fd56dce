using Npgsql;
using TraceEngine.Ingest.Copying.Ledger;
using TraceEngine.Ingest.Copying.Rows;
using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Copying.Postgres.Flows;

/// <summary>
/// Writes flow documents. The fast way reads what the rows of the whole group are judged by, gives every verdict before
/// anything is written, and then only writes: two COPYs and one round trip. A code that its document names already shows as a
/// refused COPY; only then is the group redone batch by batch with a look for each code.
/// </summary>
internal sealed class FlowWriter(WriterContext context) : IBatchWriter
{
    private readonly FlowReader _reader = new(context);
    private CodeEnding? _ending;
    private CorrectionWriter? _corrections;

    /// <summary>Nothing beforehand: documents must be locked before anything is read.</summary>
    public Task JudgeAsync(IReadOnlyList<Judgement> judgements, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task WriteAsync(IReadOnlyList<Judgement> judgements, GroupOrder? order, CancellationToken cancellationToken)
    {
        using var group = new FlowGroup(judgements);
        await _reader.ReadAsync(group, checksItems: false, cancellationToken);
        new FlowJudge(group).Run();
        if (group.Documents.Any(IsOtherThanDeclared))
        {
            throw new LedgerConflictException("the first part of a document was refused, and the next one has another header");
        }

        await SectionNumbers.GiveAsync(context.Ids, judgements, cancellationToken);
        await WriteAsync(group, cancellationToken);
    }

    public async Task InsertAsync(Judgement judgement, CancellationToken cancellationToken)
    {
        if (!judgement.Content.NeedsCare)
        {
            using var group = new FlowGroup([judgement]);
            await _reader.ReadAsync(group, checksItems: true, cancellationToken);
            new FlowJudge(group).Run();
            await SectionNumbers.GiveAsync(context.Ids, [judgement], cancellationToken);
            await WriteAsync(group, cancellationToken);
            return;
        }

        await InsertCarefullyAsync(judgement, cancellationToken);
    }

    /// <summary>Part by part. A fault of any header refuses the batch whole, so all headers come first.</summary>
    private async Task InsertCarefullyAsync(Judgement judgement, CancellationToken cancellationToken)
    {
        using var all = new FlowGroup([judgement]);
        if (all.Parts.Count == 0)
        {
            return;
        }

        await _reader.LockAsync(all, cancellationToken);
        all.Parts.ForEach(FlowJudge.CheckDocument);
        await SectionNumbers.GiveAsync(context.Ids, [judgement], cancellationToken);
        for (var section = 0; section < judgement.Content.SectionCount && judgement.IsWritten; section++)
        {
            await InsertAsync(judgement, section, cancellationToken);
        }

        await FlowEffects.DeleteUnusedAsync(context.Connection, all, cancellationToken);
    }

    /// <summary>Everything is written with the rows: the next batch of the transaction must see it.</summary>
    public void AddFinalCommands(NpgsqlBatch batch, IReadOnlyList<Judgement> judgements)
    {
    }

    public void ForgetSavepoint()
    {
    }

    public void Committed()
    {
        if (_corrections is { CorrectedLots: var lots })
        {
            context.Lots.Forget(lots);
        }
    }

    /// <summary>One part of a batch that ends or corrects something: the next part is judged by what it leaves.</summary>
    private async Task InsertAsync(Judgement judgement, int section, CancellationToken cancellationToken)
    {
        using var group = new FlowGroup(judgement, section);
        var part = group.Parts[0];
        await _reader.ReadAsync(group, checksItems: true, cancellationToken);
        var judge = new FlowJudge(group);
        judge.Check(part);
        if (judgement.BatchVerdict is null)
        {
            await EndOrCorrectAsync(part, cancellationToken);
            judge.Take(part);
        }

        await WriteAsync(group, cancellationToken);
    }

    private async Task EndOrCorrectAsync(FlowPart part, CancellationToken cancellationToken)
    {
        _ending ??= new CodeEnding(context);
        if (part.Section.Document.Rule.NeedsHolder)
        {
            await _ending.EndAsync(part, cancellationToken);
        }

        if (part.Section.Corrections.Count > 0)
        {
            _corrections ??= new CorrectionWriter(context, _ending);
            await _corrections.CorrectAsync(part, cancellationToken);
        }
    }

    /// <summary>A new document was made with the header of a part that is not written.</summary>
    private static bool IsOtherThanDeclared(StoredDocument document) =>
        document is { IsNew: true, HeaderDigest: { } digest } && !digest.AsSpan().SequenceEqual(document.Declared.HeaderDigest);

    private async Task WriteAsync(FlowGroup group, CancellationToken cancellationToken)
    {
        var written = group.Parts.FindAll(part => part.IsWritten);
        foreach (var part in written)
        {
            part.Document.FirstSection = part.Document.FirstSection == 0 ? part.SectionId : part.Document.FirstSection;
        }

        if (written.Exists(part => part.Section.CodeCount > 0))
        {
            await FlowCopier.CopyItemsAsync(context.Connection, written, cancellationToken);
            await FlowCopier.CopyPartsAsync(context.Connection, written, cancellationToken);
        }

        await FlowEffects.WriteAsync(context.Connection, group, cancellationToken);
    }
}
