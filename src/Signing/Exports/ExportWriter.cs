using System.Globalization;
using System.Text.Json;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Signing.Answers;

namespace TraceEngine.Signing.Exports;

/// <summary>Writes an export under the standard's names.</summary>
internal static class ExportWriter
{
    public static Answer ToAnswer(Export export) => Answer.Ok(writer => Write(writer, export));

    private static void Write(Utf8JsonWriter writer, Export export)
    {
        var (state, name) = StateOf(export.State);
        writer.WriteStartObject();
        writer.Write(ExportFields.TaskId, export.ExportId.ToString(CultureInfo.InvariantCulture));
        writer.Write(ExportFields.ExptType, ExportFormats.NameOf(export.Format));
        writer.Write(ExportFields.Stas, state);
        writer.Write(ExportFields.StasName, name);
        writer.Write(ExportFields.CodgCnt, export.CodesTotal);
        writer.Write(ExportFields.DoneCnt, export.CodesDone);
        writer.Write(ExportFields.RowCnt, export.Rows);
        writer.Write(ExportFields.FileSize, export.Bytes);
        writer.Write(ExportFields.LeftMs, export.LeftMilliseconds);
        writer.Write(ExportFields.Sha256, Convert.ToHexStringLower(export.Sha256.Span));
        writer.Write(ExportFields.FileName, export.FileName);
        writer.Write(ExportFields.CrteTime, export.CreatedAt);
        writer.Write(ExportFields.EndTime, export.FinishedAt);
        writer.Write(ExportFields.ExpyTime, export.ExpiresAt);
        writer.Write(ExportFields.FailRea, export.FailureZh);
        writer.WriteEndObject();
    }

    private static (string State, string Name) StateOf(ExportState state) => state switch
    {
        ExportState.Waiting => ("0", "排队中"),
        ExportState.Reading or ExportState.Writing => ("1", "生成中"),
        ExportState.Done => ("2", "完成"),
        ExportState.Failed => ("3", "失败"),
        ExportState.Cancelled => ("4", "已取消"),
        ExportState.Expired => ("5", "已过期"),
        _ => ("", ""),
    };
}
