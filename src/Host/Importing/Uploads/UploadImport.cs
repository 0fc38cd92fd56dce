using TraceEngine.Client;
using TraceEngine.Host.Importing.Streams;

namespace TraceEngine.Host.Importing.Uploads;

/// <summary>
/// Carries out the plan of one file: products, then activations, packaging and flow documents, each through a stream named by the
/// file's content. It may be killed anywhere and run again.
/// </summary>
internal sealed class UploadImport(TraceClient client, ImportScreen screen, TimeProvider time)
{
    private const int NameDigits = 32;

    private readonly ImportTargets _targets = new(client, screen);

    public UploadTally Tally { get; } = new();

    /// <summary>The name under which a file of this content is imported, in each kind of stream.</summary>
    public static string NaturalName(string sha256) => "import/" + sha256[..NameDigits];

    /// <summary>Sends the plan, or has it checked.</summary>
    /// <param name="title">What is shown beside the progress.</param>
    /// <param name="sha256">SHA-256 of the file, in hex.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="isDryRun">Check everything, write nothing.</param>
    /// <param name="ct">Stops; what was acknowledged is in.</param>
    public async Task<ImportOutcome> RunAsync(
        string title, string sha256, UploadPlan plan, bool isDryRun, CancellationToken ct)
    {
        using var activations = new ActivationPartBatches(plan.Activations);
        using var packagings = new PackagingPartBatches(plan.Packagings);
        using var flows = new FlowPartBatches(plan.Flows);
        Tally.Count(0, plan.Refused.Count);
        Tally.Add(plan.Refused);

        // What comes later may need what comes before it, so there is an order.
        var hasRows = plan.Products.Count > 0 || activations.RowCount + packagings.RowCount + flows.RowCount > 0;
        var wasThere = await new ProductSending(client, Tally).RunAsync(plan.Products, sha256[..NameDigits], isDryRun, ct);
        wasThere &= await StepAsync(_targets.Activation, activations);
        wasThere &= await StepAsync(_targets.Packaging, packagings);
        wasThere &= await StepAsync(_targets.Flow, flows);
        return wasThere && hasRows && !isDryRun ? ImportOutcome.AlreadyImported
            : Tally.Refused > 0 ? ImportOutcome.WithRefusals
            : ImportOutcome.Complete;

        Task<bool> StepAsync<THeader, TBatch>(ImportTarget<TBatch> target, PartBatches<THeader, TBatch> batches)
            where TBatch : class =>
            batches.RowCount == 0 ? Task.FromResult(true)
                : isDryRun ? CheckAsync(target, batches, title, ct)
                : SendAsync(target, batches, title, sha256, ct);
    }

    // True when all of it was in already.
    private async Task<bool> SendAsync<THeader, TBatch>(
        ImportTarget<TBatch> target, PartBatches<THeader, TBatch> batches, string title, string sha256, CancellationToken ct)
        where TBatch : class
    {
        var content = new ImportContent(NaturalName(sha256), sha256, batches.RowCount, IsWhole: true);
        var import = new StreamedImport<TBatch>(client, target, content, screen, time);
        var state = await import.FindFinishedAsync(ct);
        var wasThere = state is not null;
        if (!wasThere)
        {
            await import.SendAsync(batches, title, ct);
            state = await import.FindAsync(ct);
        }

        Tally.Count((long)(state?.Accepted ?? 0), (long)(state?.Refused ?? 0));
        if (import.Measured is { } measured)
        {
            Tally.Add(measured);
        }

        if (state?.Refused > 0)
        {
            await Tally.AddAsync(import.RefusalsAsync(batches.NumberOf, eachRow: true, ct));
        }

        return wasThere;
    }

    private async Task<bool> CheckAsync<THeader, TBatch>(
        ImportTarget<TBatch> target, PartBatches<THeader, TBatch> batches, string title, CancellationToken ct)
        where TBatch : class
    {
        var check = new CheckedImport<TBatch>(target, batches.NumberOf, eachRow: true, screen, time);
        await check.RunAsync(batches, batches.RowCount, title, ct);
        Tally.Count(check.Accepted, check.Refused);
        Tally.Add(check.Refusals);
        return false;
    }
}
