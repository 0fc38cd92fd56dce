using Npgsql;
using TraceEngine.Storage.Databases;

namespace TraceEngine.Ingest.Copying.Postgres;

/// <summary>What every writer works with.</summary>
/// <param name="Connection">The transaction's connection.</param>
/// <param name="Ids">Numbers of sections and lots.</param>
/// <param name="Lots">Lots known to be committed.</param>
/// <param name="Limits">What one row may take along.</param>
/// <param name="Time">The clock.</param>
internal sealed record WriterContext(
    NpgsqlConnection Connection, IdBlocks Ids, LotBook Lots, WriterLimits Limits, TimeProvider Time);
