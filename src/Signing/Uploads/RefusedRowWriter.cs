using System.Text.Json;
using TraceEngine.Signing.Answers;

namespace TraceEngine.Signing.Uploads;

/// <summary>Writes refused rows.</summary>
internal static class RefusedRowWriter
{
    public static void Write(Utf8JsonWriter writer, RefusedRow row)
    {
        writer.Write(UploadAnswerFields.RowNo, row.Row);
        writer.Write(UploadAnswerFields.TracCodg, row.Code);
        writer.Write(UploadAnswerFields.Field, row.Field);
        writer.Write(UploadAnswerFields.ErrCode, row.Group);
        writer.Write(UploadAnswerFields.ErrMsg, row.MessageZh);
        writer.Write(UploadAnswerFields.ErrDetail, row.MessageEn);
        writer.WriteBoolean(UploadAnswerFields.Retryable.Name, row.IsRetryable);
    }
}
