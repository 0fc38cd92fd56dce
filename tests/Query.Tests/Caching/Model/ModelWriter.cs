using TraceEngine.Query.Caching;

namespace TraceEngine.Query.Tests.Caching.Model;

/// <summary>One write of one code, or the resend that reveals it: steps W1 to W5.</summary>
internal sealed class ModelWriter(ModelRun run, ModelHost host, int code)
{
    // w of the protocol, as the writers' room has it.
    private static readonly TimeSpan LeaseWait = TimeSpan.FromMilliseconds(2_500);

    /// <summary>A new version.</summary>
    public async Task WriteAsync()
    {
        host.Busy++;
        if (host.Plan.Weakening == Weakening.DeleteBeforeCommit)
        {
            await EmptyAsync();
        }

        if (await CommitAsync() is { } version)
        {
            await FinishAsync(version);
        }

        host.Busy--;
    }

    /// <summary>A client sends again what it has no ack of: the row tells that it is committed.</summary>
    public async Task ResendAsync()
    {
        host.Busy++;
        await FinishAsync(await host.AskDatabaseUntilAnsweredAsync(database => database.Version(code)));
        host.Busy--;
    }

    private async Task FinishAsync(int version)
    {
        if (host.Plan.Weakening != Weakening.DeleteBeforeCommit)
        {
            await EmptyAsync();
        }

        await run.World.YieldAsync(host);
        run.Ledger.Ack(host, code, version);
    }

    /// <summary>W1; in doubt, the sender is fenced and the tables tell.</summary>
    private async Task<int?> CommitAsync()
    {
        var command = new ModelCommand();
        try
        {
            return await host.AskDatabaseAsync(Commit, command);
        }
        catch (TimeoutException)
        {
            return await host.AskDatabaseUntilAnsweredAsync(database =>
            {
                command.IsFenced = true;
                return command.HasRun ? database.Version(code) : (int?)null;
            });
        }

        int Commit(ModelDatabase database)
        {
            run.Ledger.Committed.Add(code);
            var version = database.Commit(code);
            run.World.Log($"{host.Name} commits version {version} of code {code}");
            return version;
        }
    }

    private async Task EmptyAsync()
    {
        var row = await host.AskDatabaseUntilAnsweredAsync(database => database.Row);
        if (row.IsClosed)
        {
            host.MarkClosedSeen(row.Number);
        }

        if (!await TryDeleteAsync(row))
        {
            await CloseAndWaitAsync(row);
        }
    }

    /// <summary>W3: entry and lease.</summary>
    private async Task<bool> TryDeleteAsync(CacheGeneration row)
    {
        try
        {
            return await host.AskRedisAsync(server =>
            {
                if (!host.IsAgreed(server, row.RedisId))
                {
                    return false;
                }

                server.Put(ModelRun.Entry(row.Number, code), null);
                if (host.Plan.Weakening != Weakening.DeleteLeavesTheLease)
                {
                    server.Put(ModelRun.Lease(row.Number, code), null);
                }

                run.World.Log($"{host.Name} empties code {code} on {server.Name}");
                return true;
            });
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>W4.</summary>
    private async Task CloseAndWaitAsync(CacheGeneration row)
    {
        var isTimed = host.Plan.Weakening != Weakening.NoWaitWhereClosedAlready;
        if (row.IsClosed && (!isTimed || host.ClosedSeenFor(row.Number) >= LeaseWait))
        {
            return;
        }

        if (!await host.AskDatabaseUntilAnsweredAsync(database => database.Close(row.Number)))
        {
            return;
        }

        run.Counts.Close();
        run.World.Log($"{host.Name} has closed generation {row.Number}");
        host.MarkClosedSeen(row.Number);
        if (host.Plan.Weakening != Weakening.NoWaitAfterClosing)
        {
            await run.World.YieldAsync(host, host.Clock.InWorld(LeaseWait));
        }
    }
}
