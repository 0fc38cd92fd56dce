using Npgsql;

namespace TraceEngine.Query.Lineage.Facts;

/// <summary>Reads one round of facts from the tables: all its statements in one round trip.</summary>
internal sealed class FactReader(SettledFacts settled)
{
    /// <summary>
    /// Reads a round into a scene and tells what else is needed. A code without a row, and a lot without one, come as well: as a
    /// node without row, and not at all.
    /// </summary>
    public async Task ReadAsync(
        NpgsqlConnection connection, FactRound round, ChainScene scene, SceneNeeds needs, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        List<Func<NpgsqlDataReader, CancellationToken, Task>> results = [];
        var arrived = new HashSet<Guid>();
        AddCodes(batch, results, round, scene);
        AddDocumentsOfCodes(batch, results, round, scene, needs, arrived);
        AddLots(batch, results, round, scene);
        AddSettled(batch, results, round, scene, needs);
        if (results.Count == 0)
        {
            return;
        }

        await using (var reader = await batch.ExecuteReaderAsync(ct))
        {
            foreach (var read in results)
            {
                await read(reader, ct);
                await reader.NextResultAsync(ct);
            }
        }

        for (var index = 0; index < round.Codes.Length; index++)
        {
            var node = scene.Graph.Find(round.Codes[index])!;
            needs.WantDocuments(node.Items, arrived);
            if (index < round.WantedCodes)
            {
                needs.Came(node);
            }
        }

        foreach (var lot in round.Lots)
        {
            needs.WantDocuments(scene.Lots[lot].Items, arrived);
        }
    }

    private static void AddCodes(
        NpgsqlBatch batch, List<Func<NpgsqlDataReader, CancellationToken, Task>> results, FactRound round, ChainScene scene)
    {
        if (round.Codes.Length == 0)
        {
            return;
        }

        var nodes = new Dictionary<byte[], TrailNode>(round.Codes.Length, KeyComparer.Instance);
        foreach (var key in round.Codes)
        {
            var node = new TrailNode(key);
            nodes.Add(key, node);
            scene.Graph.Add(node);
        }

        Add(LineageSql.ReadPlaces, row => nodes[Bytes(row, 0)].Row = LineageRows.ToTrailRow(row));
        Add(LineageSql.ReadFormerParents, row => nodes[Bytes(row, 0)].Add(LineageRows.ToFormerPlace(row)));
        Add(LineageSql.ReadFlowItems, row => nodes[Bytes(row, 0)].Add(LineageRows.ToNamedIn(row)));
        Add(LineageSql.ReadCodeTexts, row => nodes[Bytes(row, 0)].Original = row.GetString(1));
        Add(LineageSql.ReadReplacements, row => LineageRows.AddReplacement(nodes[Bytes(row, 0)], row));

        void Add(string sql, Action<NpgsqlDataReader> each) => FactReader.Add(batch, results, sql, each, Of(round.Codes));
    }

    // Behind the codes' own statements: a document that names a code since then comes with the next round.
    private static void AddDocumentsOfCodes(
        NpgsqlBatch batch, List<Func<NpgsqlDataReader, CancellationToken, Task>> results, FactRound round, ChainScene scene,
        SceneNeeds needs, HashSet<Guid> arrived)
    {
        if (round.HasDocumentsOfCodes && round.Codes.Length > 0)
        {
            Add(
                batch,
                results,
                LineageSql.ReadDocumentsOfCodes,
                row =>
                {
                    var document = LineageRows.ToDocument(row);
                    arrived.Add(document.Id);
                    scene.Graph.Add(document);
                    needs.Came(document);
                },
                Of(round.Codes));
        }
    }

    private static void AddLots(
        NpgsqlBatch batch, List<Func<NpgsqlDataReader, CancellationToken, Task>> results, FactRound round, ChainScene scene)
    {
        if (round.Lots.Length == 0)
        {
            return;
        }

        Add(batch, results, LineageSql.ReadLots, row => scene.Lots[row.GetInt64(0)] = LineageRows.ToLot(row), Of(round.Lots));
        Add(
            batch,
            results,
            LineageSql.ReadLotDocuments,
            row =>
            {
                var lot = scene.Lots[row.GetInt64(0)];
                var item = new NamedIn(LineageRows.ToGuid(Bytes(row, 1)), row.GetInt64(2));
                scene.Lots[lot.Id] = lot with { Items = [.. lot.Items, item] };
            },
            Of(round.Lots));
    }

    private void AddSettled(
        NpgsqlBatch batch, List<Func<NpgsqlDataReader, CancellationToken, Task>> results, FactRound round, ChainScene scene,
        SceneNeeds needs)
    {
        if (round.CurrentProducts.Length > 0)
        {
            Add(
                batch, results, LineageSql.ReadCurrentVersions, row => needs.Came(row.GetInt64(0), row.GetInt32(1)),
                Of(round.CurrentProducts));
        }

        if (round.Documents.Length > 0)
        {
            Add(
                batch,
                results,
                LineageSql.ReadDocuments,
                row =>
                {
                    var document = LineageRows.ToDocument(row);
                    scene.Graph.Add(document);
                    needs.Came(document);
                },
                Of(round.Documents.Select(LineageRows.ToBytes).ToArray()));
        }

        if (round.Sections.Length > 0)
        {
            Add(
                batch,
                results,
                LineageSql.ReadSections,
                row =>
                {
                    var section = LineageRows.ToSection(row);
                    settled.Add(section);
                    needs.Came(section);
                },
                Of(round.Sections));
        }

        if (round.Enterprises.Length > 0)
        {
            Add(
                batch,
                results,
                LineageSql.ReadEnterprises,
                row =>
                {
                    var enterprise = new EnterpriseFacts(row.GetString(1), row.GetString(2));
                    settled.Add(row.GetInt64(0), enterprise);
                    scene.Enterprises[row.GetInt64(0)] = enterprise;
                },
                Of(round.Enterprises));
        }

        AddUploads(batch, results, round, scene);
        AddProducts(batch, results, round, scene);
    }

    private void AddUploads(
        NpgsqlBatch batch, List<Func<NpgsqlDataReader, CancellationToken, Task>> results, FactRound round, ChainScene scene)
    {
        if (round.Uploads.Length > 0)
        {
            Add(
                batch,
                results,
                LineageSql.ReadUploads,
                row =>
                {
                    var id = new UploadId(Bytes(row, 0), row.GetInt64(1));
                    var upload = new UploadFacts(row.GetString(2), row.GetDateTime(3));
                    settled.Add(id, upload);
                    scene.Uploads[id] = upload;
                },
                Of(round.Uploads.Select(upload => upload.StreamId).ToArray()),
                Of(round.Uploads.Select(upload => upload.Sequence).ToArray()));
        }
    }

    private void AddProducts(
        NpgsqlBatch batch, List<Func<NpgsqlDataReader, CancellationToken, Task>> results, FactRound round, ChainScene scene)
    {
        if (round.Products.Length == 0)
        {
            return;
        }

        var (ids, versions) = (
            round.Products.Select(product => product.ProductId).ToArray(),
            round.Products.Select(product => product.Version).ToArray());
        var levels = new Dictionary<ProductVersionId, List<LevelEntry>>();
        Add(
            batch,
            results,
            LineageSql.ReadProductLevels,
            row =>
            {
                var id = new ProductVersionId(row.GetInt64(0), row.GetInt32(1));
                if (!levels.TryGetValue(id, out var entries))
                {
                    levels.Add(id, entries = []);
                }

                entries.Add(new LevelEntry(row.GetInt16(2), row.GetString(3), row.GetString(4)));
            },
            Of(ids),
            Of(versions));
        Add(
            batch,
            results,
            LineageSql.ReadProductVersions,
            row =>
            {
                var product = LineageRows.ToProduct(row, levels);
                settled.Add(product);
                scene.Products[product.Id] = product;
            },
            Of(ids),
            Of(versions));
    }

    // Rows are buffered whole: reading their columns never waits.
    private static void Add(
        NpgsqlBatch batch,
        List<Func<NpgsqlDataReader, CancellationToken, Task>> results,
        string sql,
        Action<NpgsqlDataReader> each,
        params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        batch.BatchCommands.Add(command);
        results.Add(async (reader, ct) =>
        {
            while (await reader.ReadAsync(ct))
            {
                each(reader);
            }
        });
    }

    private static byte[] Bytes(NpgsqlDataReader row, int column) => row.GetFieldValue<byte[]>(column);

    private static NpgsqlParameter<T> Of<T>(T value) => new() { TypedValue = value };
}
