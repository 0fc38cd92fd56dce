using Microsoft.Extensions.Options;
using Npgsql;

namespace TraceEngine.Query.Lineage.Facts;

/// <summary>
/// Reads codes that this process has not seen before, with all that their chains tell, in one round trip: the database walks up
/// from each of them. Only codes that have left a package or were replaced cost another.
/// </summary>
internal sealed class UnseenReader(SettledFacts settled, IOptions<QueryOptions> options)
{
    // Columns of read_unseen_paths behind those of a place.
    private const int Original = 6;
    private const int HasChanged = 7;
    private const int Section = 8;
    private const int ItemSection = 19;
    private const int Document = 20;

    // Columns of read_unseen_goods.
    private const int Lot = 4;
    private const int Product = 9;
    private const int LotDocument = 11;

    /// <summary>
    /// Puts the codes and the packages around them into a scene. A code without a row comes as a node without row.
    /// </summary>
    public async Task ReadAsync(
        NpgsqlConnection connection, byte[][] keys, ChainScene scene, SceneNeeds needs, CancellationToken ct)
    {
        var changed = new HashSet<byte[]>(KeyComparer.Instance);
        await using (var batch = LineageCommands.ReadUnseen(connection, keys, options.Value.DepthLimit))
        await using (var reader = await batch.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                ReadPlace(reader, scene, needs, changed);
            }

            await reader.NextResultAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                ReadGoods(reader, scene, needs);
            }
        }

        if (changed.Count > 0)
        {
            await ReadChangesAsync(connection, [.. changed], scene, ct);
        }
    }

    // One row for each section of the code with each document that names it, at least one: all of one snapshot.
    private void ReadPlace(NpgsqlDataReader row, ChainScene scene, SceneNeeds needs, HashSet<byte[]> changed)
    {
        var key = row.GetFieldValue<byte[]>(0);
        if (scene.Graph.Find(key) is not { } node)
        {
            scene.Graph.Add(node = new TrailNode(key));
            node.Row = row.IsDBNull(1) ? null : LineageRows.ToTrailRow(row);
            node.Original = row.IsDBNull(Original) ? null : row.GetString(Original);
            if (row.GetBoolean(HasChanged))
            {
                changed.Add(key);
            }
        }

        Settle(row, needs);
        if (!row.IsDBNull(Document))
        {
            var document = LineageRows.ToDocument(row, Document);
            scene.Graph.Add(document);
            needs.Came(document);
            var item = new NamedIn(document.Id, row.GetInt64(ItemSection));

            // A package that was come to twice, or has two sections, brings its documents twice.
            if (!node.Items.Contains(item))
            {
                node.Add(item);
            }
        }
    }

    private void Settle(NpgsqlDataReader row, SceneNeeds needs)
    {
        if (row.IsDBNull(Section))
        {
            return;
        }

        if (settled.Section(row.GetInt64(Section)) is not { } section)
        {
            settled.Add(section = LineageRows.ToSection(row, Section));
        }

        needs.Came(section);
    }

    private void ReadGoods(NpgsqlDataReader row, ChainScene scene, SceneNeeds needs)
    {
        var id = new UploadId(row.GetFieldValue<byte[]>(0), row.GetInt64(1));
        if (settled.Upload(id) is not { } upload)
        {
            settled.Add(id, upload = new UploadFacts(row.GetString(2), row.GetDateTime(3)));
        }

        scene.Uploads[id] = upload;
        needs.Came(row.GetInt64(Product), row.GetInt32(Product + 1));
        var lot = scene.Lots.GetValueOrDefault(row.GetInt64(Lot)) ?? LineageRows.ToLot(row, Lot);
        scene.Lots[lot.Id] = lot;
        if (!row.IsDBNull(LotDocument))
        {
            var item = new NamedIn(LineageRows.ToGuid(row.GetFieldValue<byte[]>(LotDocument)), row.GetInt64(LotDocument + 1));
            if (!lot.Items.Contains(item))
            {
                scene.Lots[lot.Id] = lot with { Items = [.. lot.Items, item] };
                needs.WantDocuments([item], []);
            }
        }
    }

    // After the places: what a code left since then comes as the package that it is in, and once more as one that it was in.
    private static async Task ReadChangesAsync(
        NpgsqlConnection connection, byte[][] keys, ChainScene scene, CancellationToken ct)
    {
        await using var batch = LineageCommands.ReadChanges(connection, keys);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            scene.Graph.Find(reader.GetFieldValue<byte[]>(0))!.Add(LineageRows.ToFormerPlace(reader));
        }

        await reader.NextResultAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            LineageRows.AddReplacement(scene.Graph.Find(reader.GetFieldValue<byte[]>(0))!, reader);
        }
    }
}
