using TraceEngine.Contracts.Uploads;
using TraceEngine.Signing.Answers;
using static TraceEngine.Signing.Answers.AnswerField;

namespace TraceEngine.Signing.Uploads;

/// <summary>The fields of the answer to an upload (DOMAIN 7.10).</summary>
internal static class UploadAnswerFields
{
    private static readonly IReadOnlyList<UploadField> Codes = UploadFields.Of(UploadKind.TraceCodes);

    public static AnswerField DocNo { get; } = Like(Codes, UploadTargets.DocumentNumber);

    public static AnswerField Receipt { get; } = Text("receipt", "回执", "receipt, 64 hex digits");

    public static AnswerField AcptCnt { get; } = Number("acptCnt", "接收数", "rows accepted");

    public static AnswerField RejCnt { get; } = Number("rejCnt", "拒收数", "rows refused");

    public static AnswerField Repeated { get; } = Text(
        "repeated", "此前已接收，为首次结果", "was in already, this is the first answer, 1 = yes");

    public static AnswerField OpenPrnt { get; } = Number("openPrnt", "未激活的上级码数", "parents that are not activated yet");

    public static AnswerField Flagged { get; } = Number("flagged", "产品未备案的行数", "accepted rows whose product is not registered");

    public static AnswerField UpdtTime { get; } = Text("updtTime", "入库时间", "time of the commit");

    public static AnswerField RowNo { get; } = Number("rowNo", "行号，0 为整单", "row from 1, 0 = the whole document");

    public static AnswerField TracCodg { get; } = Like(Codes, UploadTargets.Code);

    public static AnswerField Field { get; } = Text("field", "字段", "field at fault");

    public static AnswerField ErrCode { get; } = Text("errCode", "错误代码", "group of the cause");

    public static AnswerField ErrMsg { get; } = Text("errMsg", "错误说明", "what is wrong and what to do, in Chinese");

    public static AnswerField ErrDetail { get; } = Text("detail", "英文说明", "the same in English");

    public static AnswerField Retryable { get; } = new("retryable", "boolean", "可重试", "whether the same row can succeed later");

    public static AnswerField ErrDetails { get; } = List(
        "errDetail", "错误明细", "refused rows", RowNo, TracCodg, Field, ErrCode, ErrMsg, ErrDetail, Retryable);

    public static AnswerField ErrMore { get; } = Text("errMore", "明细未列全，见 /report", "more in /report, 1 = yes");

    public static IReadOnlyList<AnswerField> Upload { get; } =
        [DocNo, Receipt, AcptCnt, RejCnt, Repeated, OpenPrnt, Flagged, UpdtTime, ErrDetails, ErrMore];
}
