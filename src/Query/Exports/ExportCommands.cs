using Npgsql;
using TraceEngine.Query.Exports.Jobs;

namespace TraceEngine.Query.Exports;

/// <summary>Binds the statements of this folder to their parameters.</summary>
internal static class ExportCommands
{
    public static NpgsqlCommand CreateExport(
        NpgsqlConnection connection, long exportId, NewExport export, int codes, DateTime now) =>
        new(ExportSql.CreateExport, connection)
        {
            Parameters =
            {
                Of(exportId), Of(export.EnterpriseId), Of(export.CreditCode), Of((short)export.Format), OfBytes(export.Selection),
                Of(codes), Of(now),
            },
        };

    public static NpgsqlCommand AddExportChunk(
        NpgsqlConnection connection, long exportId, int index, IReadOnlyCollection<ExportCode> codes) =>
        new(ExportSql.AddExportChunk, connection)
        {
            Parameters =
            {
                Of(exportId), Of(index), Of(codes.Select(code => code.Text).ToArray()),
                Of(codes.Select(code => code.Key).ToArray()), Of(codes.Select(code => code.OtherKey).ToArray()),
            },
        };

    public static NpgsqlCommand CountUnfinishedExports(NpgsqlConnection connection, long enterpriseId) =>
        new(ExportSql.CountUnfinishedExports, connection) { Parameters = { Of(enterpriseId) } };

    public static NpgsqlCommand FindExport(NpgsqlConnection connection, long exportId, long enterpriseId) =>
        new(ExportSql.FindExport, connection) { Parameters = { Of(exportId), Of(enterpriseId) } };

    public static NpgsqlCommand ListExports(
        NpgsqlConnection connection, long enterpriseId, DateTime createdAt, long exportId, int atMost) =>
        new(ExportSql.ListExports, connection)
        {
            Parameters = { Of(enterpriseId), Of(createdAt), Of(exportId), Of(atMost) },
        };

    public static NpgsqlCommand CancelExport(NpgsqlConnection connection, long exportId, long enterpriseId, DateTime now) =>
        new(ExportSql.CancelExport, connection) { Parameters = { Of(exportId), Of(enterpriseId), Of(now) } };

    public static NpgsqlCommand FindFreeExports(NpgsqlConnection connection, DateTime now, int atMost) =>
        new(ExportSql.FindFreeExports, connection) { Parameters = { Of(now), Of(atMost) } };

    public static NpgsqlCommand TakeExport(
        NpgsqlConnection connection, ExportLease lease, DateTime leaseUntil, DateTime now) =>
        new(ExportSql.TakeExport, connection)
        {
            Parameters = { Of(lease.ExportId), Of(lease.Owner), Of(leaseUntil), Of(now) },
        };

    public static NpgsqlCommand RecordExportProgress(
        NpgsqlConnection connection, ExportLease lease, ExportProgress progress, DateTime leaseUntil, bool gotFurther) =>
        new(ExportSql.RecordExportProgress, connection)
        {
            Parameters =
            {
                Of(lease.ExportId), Of(lease.Owner), Of((short)progress.State), Of(progress.CodesDone), Of(progress.Rows),
                Of(progress.Bytes), Of(progress.WrittenPermille), Of((long)progress.Busy.TotalMilliseconds), Of(leaseUntil),
                Of(gotFurther),
            },
        };

    public static NpgsqlCommand ReleaseExport(NpgsqlConnection connection, ExportLease lease, DateTime freeAt) =>
        new(ExportSql.ReleaseExport, connection) { Parameters = { Of(lease.ExportId), Of(lease.Owner), Of(freeAt) } };

    public static NpgsqlCommand FinishExport(
        NpgsqlConnection connection, ExportLease lease, FinishedFile file, DateTime now, DateTime expiresAt) =>
        new(ExportSql.FinishExport, connection)
        {
            Parameters =
            {
                Of(lease.ExportId), Of(lease.Owner), Of(file.Rows), Of(file.Bytes), Of(file.Name), Of(file.Digest), Of(now),
                Of(expiresAt), Of((long)file.Busy.TotalMilliseconds),
            },
        };

    public static NpgsqlCommand FailExport(
        NpgsqlConnection connection, ExportLease lease, ExportFailure failure, DateTime now) =>
        new(ExportSql.FailExport, connection)
        {
            Parameters = { Of(lease.ExportId), Of(lease.Owner), Of((short)failure), Of(now) },
        };

    public static NpgsqlCommand ReadExportChunks(NpgsqlConnection connection, long exportId) =>
        new(ExportSql.ReadExportChunks, connection) { Parameters = { Of(exportId) } };

    public static NpgsqlCommand ReadChunkCodes(NpgsqlConnection connection, long exportId, int index) =>
        new(ExportSql.ReadChunkCodes, connection) { Parameters = { Of(exportId), Of(index) } };

    public static NpgsqlCommand KeepExportChunk(NpgsqlConnection connection, long exportId, ChunkRecord chunk) =>
        new(ExportSql.KeepExportChunk, connection)
        {
            Parameters =
            {
                Of(exportId), Of(chunk.Index), Of(chunk.FileName), OfBytes(chunk.Digest), Of(chunk.Rows), Of(chunk.Bytes),
            },
        };

    public static NpgsqlCommand ForgetExportChunk(NpgsqlConnection connection, long exportId, ChunkRecord chunk) =>
        new(ExportSql.ForgetExportChunk, connection) { Parameters = { Of(exportId), Of(chunk.Index), Of(chunk.FileName) } };

    public static NpgsqlCommand DeleteExportChunks(NpgsqlConnection connection, long exportId) =>
        new(ExportSql.DeleteExportChunks, connection) { Parameters = { Of(exportId) } };

    public static NpgsqlCommand ReadExportFiles(NpgsqlConnection connection, long[] exportIds) =>
        new(ExportSql.ReadExportFiles, connection) { Parameters = { Of(exportIds) } };

    public static NpgsqlCommand ExpireExports(NpgsqlConnection connection, DateTime now) =>
        new(ExportSql.ExpireExports, connection) { Parameters = { Of(now) } };

    public static NpgsqlCommand DeleteOldExports(NpgsqlConnection connection, DateTime before) =>
        new(ExportSql.DeleteOldExports, connection) { Parameters = { Of(before) } };

    private static NpgsqlParameter<T> Of<T>(T value) => new() { TypedValue = value };

    // Null has no type to be told by.
    private static NpgsqlParameter OfBytes(byte[]? value) =>
        new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bytea };
}
