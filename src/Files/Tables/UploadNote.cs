namespace TraceEngine.Files.Tables;

/// <summary>One thing noticed about a file, told once with its count.</summary>
/// <param name="Kind">What was noticed.</param>
/// <param name="Name">The column or field it is about.</param>
/// <param name="Count">How many times.</param>
/// <param name="FirstRow">The row in which it was first seen.</param>
public sealed record UploadNote(UploadNoteKind Kind, string Name, long Count, long FirstRow)
{
    /// <summary>The note in Chinese.</summary>
    public string MessageZh => Kind switch
    {
        UploadNoteKind.BlanksRemoved => $"“{Name}”中的空格等不可见字符已去掉（{Count} 次，首见第 {FirstRow} 行）",
        UploadNoteKind.FullWidthConverted => $"“{Name}”中的全角字符已转为半角（{Count} 次，首见第 {FirstRow} 行）",
        UploadNoteKind.NumberTakenAsCode =>
            $"“{Name}”是数值单元格（{Count} 次，首见第 {FirstRow} 行），若原码有前导零则已丢失，请核对并改为文本格式",
        UploadNoteKind.UnknownColumn => $"不认识的列“{Name}”，已忽略",
        UploadNoteKind.HintsSkipped => $"第 {FirstRow} 行是模板的填写说明，已跳过",
        UploadNoteKind.TitleSkipped => $"表头在第 {FirstRow} 行，其上的行已跳过",
        UploadNoteKind.UnknownAttribute => $"不认识的属性 {Name}，已忽略（{Count} 次）",
        UploadNoteKind.PartyWithoutCreditCode => $"{Name} 不是统一社会信用代码，按名称处理（{Count} 次，首见第 {FirstRow} 行）",
        _ => "文件末尾缺少结束行“#”，请确认文件完整",
    };

    /// <summary>The note in English.</summary>
    public string MessageEn => Kind switch
    {
        UploadNoteKind.BlanksRemoved => $"blanks removed from {Name} ({Count} times, first in row {FirstRow})",
        UploadNoteKind.FullWidthConverted =>
            $"full-width characters of {Name} turned into ASCII ({Count} times, first in row {FirstRow})",
        UploadNoteKind.NumberTakenAsCode =>
            $"{Name} stands in number cells ({Count} times, first in row {FirstRow}): leading zeros are lost, use text cells",
        UploadNoteKind.UnknownColumn => $"unknown column \"{Name}\", ignored",
        UploadNoteKind.HintsSkipped => $"row {FirstRow} holds the hints of the template, passed over",
        UploadNoteKind.TitleSkipped => $"the header stands in row {FirstRow}, the rows above were passed over",
        UploadNoteKind.UnknownAttribute => $"unknown attribute {Name}, ignored ({Count} times)",
        UploadNoteKind.PartyWithoutCreditCode =>
            $"{Name} is no credit code and was taken as a name ({Count} times, first in row {FirstRow})",
        _ => "the line \"#\" that ends such a file is missing: check that the file is complete",
    };
}
