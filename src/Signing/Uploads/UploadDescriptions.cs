using TraceEngine.Contracts.Uploads;
using TraceEngine.Signing.Interfaces;

namespace TraceEngine.Signing.Uploads;

/// <summary>The eight uploads as interfaces.</summary>
internal static class UploadDescriptions
{
    public static InterfaceDescription Of(UploadKind kind, SigningOptions options) => new(
        $"/{kind.ToWireName()}",
        kind.ToChinese(),
        kind.ToEnglish(),
        UploadShapes.Of(kind, options),
        UploadAnswerFields.Upload,
        IsWrite: true)
    {
        IsNumbered = true,
        NoteZh = "同一单据号重发只生效一次并得到首次结果；同号不同内容被拒绝（40901）。code 20001 为部分拒收，20002 为全部拒收。",
        NoteEn = "A document number counts once: sent again it gets the first answer, with other content it is refused (40901). "
            + "Code 20001: part of the rows was refused; 20002: all of them.",
    };
}
