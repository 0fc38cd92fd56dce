namespace TraceEngine.Files.Relation;

/// <summary>One thing noticed about a file, told once with its count.</summary>
/// <param name="Kind">What was noticed.</param>
/// <param name="Name">The element, attribute or text it is about; empty where the kind says it all.</param>
/// <param name="Count">How many times, in occurrences.</param>
/// <param name="FirstRow">The row at or after which it was first seen; 0 = before the first row.</param>
/// <param name="FirstLine">The line on which it was first seen, 1-based.</param>
public sealed record RelationNote(RelationNoteKind Kind, string Name, long Count, long FirstRow, long FirstLine)
{
    /// <summary>The note for people, in Chinese and English.</summary>
    public string Message => $"{Chinese()} / {English()}";

    private string Chinese() => $"第 {FirstLine} 行起 {Count} 次: " + Kind switch
    {
        RelationNoteKind.UnknownAttribute => $"不认识的属性 {Name}, 已忽略",
        RelationNoteKind.UnknownElement => $"不认识的元素 {Name}, 已忽略",
        RelationNoteKind.TextIgnored => "元素之间有文字, 已忽略",
        RelationNoteKind.BlanksRemoved => "码中的空格、制表符或换行已去掉",
        RelationNoteKind.FullWidthConverted => "码中的全角字符已转为半角",
        RelationNoteKind.InvalidCharacters => "有不属于该编码的字节",
        RelationNoteKind.EncodingDiffers => $"声明的编码与内容不符 ({Name}), 以内容为准",
        RelationNoteKind.UnexpectedVersion => $"版本为 {Name}, 按 3.0 读取",
        RelationNoteKind.UnexpectedEvent => $"事件名为 {Name}, 按 RelationCreate 读取",
        RelationNoteKind.CodeOutsideLot => "Code 不在 Batch 之内, 没有批号",
        RelationNoteKind.CodeMissing => "curCode 缺失或为空",
        _ => "还有其他提示未列出",
    };

    private string English() => $"from line {FirstLine}, {Count} times: " + Kind switch
    {
        RelationNoteKind.UnknownAttribute => $"unknown attribute {Name}, ignored",
        RelationNoteKind.UnknownElement => $"unknown element {Name}, ignored",
        RelationNoteKind.TextIgnored => "text between elements, ignored",
        RelationNoteKind.BlanksRemoved => "blanks, tabs or line ends removed from codes",
        RelationNoteKind.FullWidthConverted => "full-width characters in codes turned into ASCII",
        RelationNoteKind.InvalidCharacters => "bytes that are invalid in the encoding",
        RelationNoteKind.EncodingDiffers => $"declared encoding and content disagree ({Name}), content believed",
        RelationNoteKind.UnexpectedVersion => $"version {Name}, read as 3.0",
        RelationNoteKind.UnexpectedEvent => $"event {Name}, read as RelationCreate",
        RelationNoteKind.CodeOutsideLot => "Code outside a Batch: it has no lot",
        RelationNoteKind.CodeMissing => "curCode missing or empty",
        _ => "further notes are not listed",
    };
}
