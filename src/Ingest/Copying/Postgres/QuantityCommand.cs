using Npgsql;
using NpgsqlTypes;
using TraceEngine.Ingest.Copying.Postgres.Flows;
using TraceEngine.Ingest.Copying.Rows;

namespace TraceEngine.Ingest.Copying.Postgres;

/// <summary>Writes quantities of goods without serial numbers, of documents and of activations.</summary>
internal static class QuantityCommand
{
    /// <summary>The rows with their section's id and, of a document, its id.</summary>
    public static NpgsqlBatchCommand Of(IReadOnlyList<(long SectionId, QuantityRow Row, byte[]? DocumentId)> rows)
    {
        var command = new NpgsqlBatchCommand(FlowSql.InsertQuantities);
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bigint, rows.Select(one => one.SectionId)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Integer, rows.Select(one => one.Row.Line)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bytea, rows.Select(one => one.Row.Identifier)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Text, rows.Select(one => one.Row.LotNumber)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bytea, rows.Select(one => one.Row.Parent)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bytea, rows.Select(one => one.DocumentId)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Numeric, rows.Select(one => one.Row.Quantity)));
        return command;
    }
}
