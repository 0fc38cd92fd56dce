using System.Runtime.CompilerServices;

namespace TraceEngine.Query.Listing;

/// <summary>
/// What the caller uploaded on some days, by day and section: codes that it activated, and codes that its documents named. A code
/// that comes several times is listed once, where it was activated, else where it was named first.
/// </summary>
internal sealed class DayCodes(
    DaySections sections, SectionCodes codes, DocumentParts parts, NamedCodeRows rows, DayRepeats repeats, WantedDays days)
    : ICodeSource
{
    public async IAsyncEnumerable<IReadOnlyList<ListedCode>> ReadAsync(
        ListRun run, ListPosition? after, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var day = after is null ? days.First : DateOnly.FromDayNumber((int)after.Major);
            day <= days.LastInclusive;
            day = day.AddDays(1))
        {
            var from = after is not null && after.Major == day.DayNumber ? after : null;
            await foreach (var piece in ReadDayAsync(run, day, from, ct))
            {
                yield return piece;
            }
        }
    }

    private async IAsyncEnumerable<IReadOnlyList<ListedCode>> ReadDayAsync(
        ListRun run, DateOnly day, ListPosition? after, [EnumeratorCancellation] CancellationToken ct)
    {
        var found = await sections.ReadAsync(run, day, after?.Minor ?? long.MinValue, ct);
        for (var index = 0; index < found.Count;)
        {
            var section = found[index];
            var from = after is not null && after.Minor == section.Id ? after : null;
            if (section.DocumentId is { } documentId)
            {
                var (ordinal, offset) = from?.Place() ?? (int.MinValue, -1);
                await foreach (var piece in parts.ReadAsync(run, documentId, (section.Id, ordinal, offset), section.Id, ct))
                {
                    var named = await rows.ReadAsync(run, piece, PositionOf, keepsUnseen: true, ct);
                    yield return await repeats.RemoveAsync(run, days, day, section.Id, named, ct);
                }

                index++;
                continue;
            }

            // Sections of one kind that follow each other share statements.
            var end = found.FindIndex(index, other => other.DocumentId is not null);
            end = end < 0 ? found.Count : end;
            var activating = found[index..end].Select(one => new ListSection(one.Id, run.Caller.EnterpriseId, one.RowsAtMost));
            (long Section, byte[] Key)? behind = from is null ? null : (from.Minor, from.Tail);
            await foreach (var piece in codes.ReadAsync(run, day.DayNumber, activating, behind, ct))
            {
                yield return piece;
            }

            index = end;
        }

        ListPosition PositionOf(NamedCode code) =>
            ListPosition.OfPlace(day.DayNumber, code.SectionId, code.Ordinal, code.Offset);
    }
}
