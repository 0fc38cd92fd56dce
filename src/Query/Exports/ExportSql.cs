using TraceEngine.Storage.Databases;

namespace TraceEngine.Query.Exports;

/// <summary>The statements of this folder, compiled in from <c>Exports/Sql</c>.</summary>
internal static class ExportSql
{
    public static string CreateExport { get; } = Load("create_export");

    public static string AddExportChunk { get; } = Load("add_export_chunk");

    public static string CountUnfinishedExports { get; } = Load("count_unfinished_exports");

    public static string FindExport { get; } = Load("find_export");

    public static string ListExports { get; } = Load("list_exports");

    public static string CancelExport { get; } = Load("cancel_export");

    public static string FindFreeExports { get; } = Load("find_free_exports");

    public static string TakeExport { get; } = Load("take_export");

    public static string RecordExportProgress { get; } = Load("record_export_progress");

    public static string ReleaseExport { get; } = Load("release_export");

    public static string FinishExport { get; } = Load("finish_export");

    public static string FailExport { get; } = Load("fail_export");

    public static string ReadExportChunks { get; } = Load("read_export_chunks");

    public static string ReadChunkCodes { get; } = Load("read_chunk_codes");

    public static string KeepExportChunk { get; } = Load("keep_export_chunk");

    public static string ForgetExportChunk { get; } = Load("forget_export_chunk");

    public static string DeleteExportChunks { get; } = Load("delete_export_chunks");

    public static string ReadExportFiles { get; } = Load("read_export_files");

    public static string ExpireExports { get; } = Load("expire_exports");

    public static string DeleteOldExports { get; } = Load("delete_old_exports");

    private static string Load(string name) => SqlText.Load(typeof(ExportSql).Assembly, $"Exports.Sql.{name}");
}
