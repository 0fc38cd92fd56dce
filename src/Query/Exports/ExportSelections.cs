using TraceEngine.Query.Exports.Jobs;
using TraceEngine.Query.Listing;

namespace TraceEngine.Query.Exports;

/// <summary>Finds the codes of a selection; they are fixed from then on.</summary>
internal sealed class ExportSelections(ListingDatabase database, CodeSelector selector)
{
    /// <summary>What a selection is, and its codes.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="wanted">Which codes.</param>
    /// <param name="atMost">Most codes.</param>
    /// <param name="ct">Stops reading.</param>
    public async Task<(ListTarget Target, List<ExportCode> Codes)> ReadAsync(
        ListCaller caller, Wanted wanted, int atMost, CancellationToken ct)
    {
        var codes = new List<ExportCode>();
        await using var connection = await database.OpenAsync(ct);
        await using var transaction = await ExportDatabase.BeginSnapshotAsync(connection, ct);
        var target = await selector.FindAsync(connection, caller, wanted, ct);
        await foreach (var key in selector.ReadKeysAsync(connection, caller, target, wanted, atMost, ct))
        {
            codes.Add(ExportCode.OfKey(key));
        }

        return (target, codes);
    }
}
