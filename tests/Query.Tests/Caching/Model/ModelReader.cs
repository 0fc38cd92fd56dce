using TraceEngine.Query.Caching;

namespace TraceEngine.Query.Tests.Caching.Model;

/// <summary>One request for one code: steps R2 to R5.</summary>
internal sealed class ModelReader(ModelRun run, ModelHost host, int number, int code)
{
    private readonly ShelfId _id = ShelfId.OfCode([(byte)code]);
    private readonly string _name = $"{host.Name} read {number} of code {code}";
    private bool _leads;

    private Weakening Weakening => host.Plan.Weakening;

    public async Task RunAsync()
    {
        host.Busy++;
        var due = run.Ledger.Acked(code);
        run.World.Log($"{_name} starts, must show {due}");
        try
        {
            await run.World.YieldAsync(host);
            var pass = host.Enter();
            var shown = pass is null ? await FromTablesAsync() : await ThroughShelfAsync(pass);
            run.Counts.Reads++;
            run.World.Log($"{_name} shows {shown}");
            if (shown < due)
            {
                run.World.Break(new ModelViolationException($"{_name} shows version {shown} after an ack of {due}"));
            }
        }
        catch (TimeoutException)
        {
            // The database did not answer: the request fails, and shows nothing.
        }
        finally
        {
            Release();
            host.Busy--;
        }
    }

    private async Task<int> ThroughShelfAsync(ShelfPass pass)
    {
        for (var hasJoined = false; ; hasJoined = true)
        {
            var (isAway, entry) = await GetAsync(pass);
            if (isAway)
            {
                return await FromTablesAsync();
            }

            if (entry is { } hit)
            {
                run.Counts.Hits++;
                run.World.Log($"{_name} hits");
                return hit;
            }

            if (host.Loads.TryLead(_id, out var running))
            {
                _leads = true;
                break;
            }

            if (hasJoined)
            {
                break;
            }

            run.Counts.Joined++;
            while (!running.IsCompleted)
            {
                await run.World.YieldAsync(host);
            }

            if (Weakening == Weakening.JoinerTakesTheLeadersValue && host.LeaderValues.TryGetValue(code, out var taken))
            {
                return taken;
            }
        }

        return await LoadAsync(pass);
    }

    private async Task<int> LoadAsync(ShelfPass pass)
    {
        var token = Weakening == Weakening.LeaseValueUsedAgain ? host.Name[0] + code : run.NextToken();
        var early = Weakening == Weakening.ReadBeforeTheLeaseReply ? FromTablesAsync() : null;
        var (isLeased, standing) = await LookOrLeaseAsync(pass, token);
        if (standing is { } hit && early is null)
        {
            run.Counts.Hits++;
            run.World.Log($"{_name} hits as it leases");
            return hit;
        }

        var version = await (early ?? FromTablesAsync());
        run.World.Log($"{_name} has read {version}, token {token}{(isLeased ? "" : ", not leased")}");
        host.LeaderValues[code] = version;
        if (isLeased)
        {
            await FillAsync(pass, token, version);
        }

        return version;
    }

    private async Task<(bool IsAway, int? Entry)> GetAsync(ShelfPass pass)
    {
        try
        {
            var (isAgreed, entry) = await host.AskRedisAsync(
                server => (host.IsAgreed(server, pass.RedisId), server.Get(Entry(pass))));
            if (!isAgreed)
            {
                await host.Watch.CloseAsync(pass.Generation, CancellationToken.None);
            }

            return (!isAgreed, entry);
        }
        catch (TimeoutException)
        {
            return (true, null);
        }
    }

    // One script: what has come to stand there since the look-up is taken, and no lease is left.
    private async Task<(bool IsLeased, int? Entry)> LookOrLeaseAsync(ShelfPass pass, int token)
    {
        try
        {
            var (isAgreed, entry) = await host.AskRedisAsync(server =>
            {
                if (!host.IsAgreed(server, pass.RedisId))
                {
                    return (false, (int?)null);
                }

                var standing = server.Get(Entry(pass));
                if (standing is null)
                {
                    server.Put(Lease(pass), token);
                }

                return (true, standing);
            });
            if (!isAgreed)
            {
                await host.Watch.CloseAsync(pass.Generation, CancellationToken.None);
            }

            return (isAgreed && entry is null, entry);
        }
        catch (TimeoutException)
        {
            return (false, null);
        }
    }

    private async Task FillAsync(ShelfPass pass, int token, int version)
    {
        try
        {
            var isFilled = await host.AskRedisAsync(server =>
            {
                var isMine = Weakening == Weakening.FillWithoutCompareAndSet || server.Get(Lease(pass)) == token;
                if (!host.IsAgreed(server, pass.RedisId) || !isMine)
                {
                    return false;
                }

                server.Put(Entry(pass), version);
                server.Put(Lease(pass), null);
                run.World.Log($"{_name} fills {server.Name} with {version}");
                return true;
            });
            (run.Counts.Filled, run.Counts.Refused) =
                isFilled ? (run.Counts.Filled + 1, run.Counts.Refused) : (run.Counts.Filled, run.Counts.Refused + 1);
        }
        catch (TimeoutException)
        {
            // Any failure is ignored.
        }
    }

    private Task<int> FromTablesAsync() => host.AskDatabaseAsync(database => database.Version(code));

    private void Release()
    {
        if (_leads)
        {
            host.Loads.Release(_id);
        }
    }

    private string Entry(ShelfPass pass) => ModelRun.Entry(pass.Generation, code);

    private string Lease(ShelfPass pass) => ModelRun.Lease(pass.Generation, code);
}
