using Npgsql;
using TraceEngine.Ingest.Copying.Rows;

namespace TraceEngine.Ingest.Copying.Postgres.Packing;

/// <summary>
/// Sends the packagings of a group that only packs: the children are dealt out to their parents by counting, with no list a
/// parent.
/// </summary>
internal static class PackingCopier
{
    /// <summary>One row for each slot, in key order of the parents: the index is by parent.</summary>
    /// <param name="connection">Inside a transaction.</param>
    /// <param name="slots">The parents as sections name them.</param>
    /// <param name="children">All children in key order.</param>
    /// <param name="places">Where each of them goes.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task CopyAsync(
        NpgsqlConnection connection,
        IReadOnlyList<PackingSlot> slots,
        byte[][] children,
        PackingSlot[] places,
        CancellationToken cancellationToken)
    {
        PackingSlot[] sorted = [.. slots];
        Array.Sort(sorted, static (left, right) => left.Parent.Code.AsSpan().SequenceCompareTo(right.Parent.Code));
        var dealt = Deal(sorted, children, places);
        await using var stream = await connection.BeginRawBinaryCopyAsync(CopySql.CopyPackagings, cancellationToken);
        using var buffer = new CopyBuffer();
        foreach (var slot in sorted)
        {
            var key = new PackagingKey(slot.SectionId, slot.ParentIndex, PackingAction.Pack, slot.Mode, slot.Parent.Code);
            PackagingCopier.Fill(buffer, key, dealt.AsSpan(slot.End - slot.Count, slot.Count));
            if (buffer.IsFull)
            {
                await stream.WriteAsync(buffer.Filled, cancellationToken);
                buffer.Clear();
            }
        }

        buffer.Trailer();
        await stream.WriteAsync(buffer.Filled, cancellationToken);
    }

    private static byte[][] Deal(PackingSlot[] slots, byte[][] children, PackingSlot[] places)
    {
        var next = 0;
        foreach (var slot in slots)
        {
            slot.End = next;
            next += slot.Count;
        }

        var dealt = new byte[children.Length][];
        for (var i = 0; i < children.Length; i++)
        {
            dealt[places[i].End++] = children[i];
        }

        return dealt;
    }
}
