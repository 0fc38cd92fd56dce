namespace TraceEngine.Bench.Query;

/// <summary>What <c>bench query</c> was asked for.</summary>
/// <param name="Codes">Codes in the table, at least.</param>
/// <param name="Rounds">Rounds; medians are reported.</param>
/// <param name="Seed">Seed of which codes are asked for.</param>
/// <param name="Rows">Row ids; only what they need is run.</param>
/// <param name="Folder">Where the database goes; on the disk that is to be measured.</param>
internal sealed record QuerySettings(long Codes, int Rounds, ulong Seed, IReadOnlySet<string> Rows, string Folder)
{
    /// <summary>Pallets that hold so many codes.</summary>
    public int Pallets => (int)((Codes + PalletStock.CodesPerPallet - 1) / PalletStock.CodesPerPallet);

    public bool Wants(string id) => Rows.Contains(id);
}
