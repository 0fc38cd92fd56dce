using System.Globalization;
using TraceEngine.Access.Calls;
using TraceEngine.Contracts.Digests;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Contracts.Verdicts;
using TraceEngine.Ingest.Catalog;
using TraceEngine.Ingest.Copying.Packing;
using TraceEngine.Ingest.Copying.Rows;

namespace TraceEngine.Ingest.Validation.Packaging;

/// <summary>From message to rows: shape, section headers, codes, parents, digest. Generated types end here.</summary>
internal sealed class PackagingValidator(ProductDirectory directory, IngestLimits limits, TimeProvider time)
{
    private const int MaxReasonCharacters = 500;

    public async ValueTask<ValidatedBatch> ValidateAsync(
        IReadOnlyList<PackagingSection> sections, Caller caller, CancellationToken cancellationToken)
    {
        if (PackagingShape.Find(sections, limits, out var rowCount, out var parentCount) is { } malformed)
        {
            return new ValidatedBatch { Malformed = malformed };
        }

        var rows = new PackagingRows(rowCount, parentCount);
        var batchVerdict = default(Verdict?);
        var notes = new List<SectionNotes>(sections.Count);
        using var digest = new PackagingDigest();
        digest.Begin(sections.Count);
        foreach (var section in sections)
        {
            var note = PackagingSectionReader.Read(section, rows, digest);
            notes.Add(note);
            var fault = CheckHeader(section, note, out var header);
            batchVerdict ??= fault;
            if (batchVerdict is null)
            {
                rows.Sections.Add(header!);
            }
        }

        if (batchVerdict is null)
        {
            Check(rows, notes, directory.Current, caller);
            if (rows.ParentPrefixes.Any(prefix => prefix.State == ParentPrefixState.Unknown || prefix.IsLetThrough))
            {
                // Another host may have registered it.
                var newer = await directory.RefreshAsync(cancellationToken);
                rows.Verdicts.Clear();
                rows.Flagged.Clear();
                rows.Refused.AsSpan().Clear();
                Check(rows, notes, newer, caller);
            }
        }
        else
        {
            rows.Sections.Clear();
        }

        return new ValidatedBatch { Rows = rows, Digest = digest.Finish(), BatchVerdict = batchVerdict };
    }

    private static void Check(PackagingRows rows, List<SectionNotes> notes, ProductSnapshot catalog, Caller caller)
    {
        rows.Order();
        for (var i = 0; i < notes.Count; i++)
        {
            var check = new PackagingRowCheck(rows, rows.Sections[i], notes[i], catalog, caller);
            rows.Sections[i] = rows.Sections[i] with { Flags = check.Run() };
        }

        RepeatedChildren.Refuse(rows);
        rows.Verdicts.Sort(static (left, right) => left.Row.CompareTo(right.Row));
    }

    /// <summary>One fault of a header refuses the whole batch, since all rows of the section would share it.</summary>
    private Verdict? CheckHeader(PackagingSection section, SectionNotes note, out PackagingSectionRows? header)
    {
        header = null;
        if (ActionOf(section) is not { } action)
        {
            var given = ((int)section.Action).ToString(CultureInfo.InvariantCulture);
            return Refuse(VerdictField.Action, Reason.ActionUnknown, given);
        }

        if (!EventTime.TryRead(section.EventAt, time.GetUtcNow() + limits.MaxClockLead, out var eventAt))
        {
            return Refuse(VerdictField.EventAt, Reason.TimeImplausible, EventTime.TextOf(section.EventAt));
        }

        if (section.ChangeReason.Length > MaxReasonCharacters)
        {
            return Refuse(
                VerdictField.ChangeReason,
                Reason.TextTooLong,
                VerdictField.ChangeReason.ToWireName(),
                section.ChangeReason.Length.ToString(CultureInfo.InvariantCulture),
                MaxReasonCharacters.ToString(CultureInfo.InvariantCulture));
        }

        if (action == PackingAction.Replace && string.IsNullOrWhiteSpace(section.ChangeReason))
        {
            return Refuse(VerdictField.ChangeReason, Reason.TextRequired, VerdictField.ChangeReason.ToWireName());
        }

        header = new PackagingSectionRows(
            note.FirstRow, note.RowCount, note.FirstParent, note.ParentCount, action, eventAt, section.ChangeReason);
        return null;
    }

    private static PackingAction? ActionOf(PackagingSection section) => section.Action switch
    {
        PackagingAction.Pack => PackingAction.Pack,
        PackagingAction.Unpack when section.Children is null or { EncodingCase: CodeColumn.EncodingOneofCase.None } =>
            PackingAction.Empty,
        PackagingAction.Unpack => PackingAction.Unpack,
        PackagingAction.Repack => PackingAction.Repack,
        PackagingAction.Replace => PackingAction.Replace,
        _ => null,
    };

    private static Verdict Refuse(VerdictField field, Reason reason, params string[] arguments) =>
        Verdict.Of(Verdict.WholeBatch, "", field, reason, arguments);
}
