namespace TraceEngine.Signing.Answers;

/// <summary>The members that every answer has.</summary>
internal static class AnswerNames
{
    public const string Code = "code";
    public const string Type = "type";
    public const string Message = "message";
    public const string Detail = "detail";
    public const string Data = "data";
    public const string Timestamp = "timestamp";
    public const string Success = "success";
    public const string Error = "error";
}
