using TraceEngine.Contracts.Parties;
using TraceEngine.Contracts.Uploads;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Contracts.Verdicts;

namespace TraceEngine.Contracts.Uploads.Checking;

/// <summary>The sentences about rows: what is wrong and what to do, in Chinese and English.</summary>
public static class RowFaults
{
    /// <param name="field">The field.</param>
    /// <param name="isCell">Whether it is a cell of a table file, and not a member of a message.</param>
    public static RowFault Required(UploadField field, bool isCell = true) => Of(
        RowFaultKind.Required,
        field,
        $"缺少必填项“{field.NameZh}”",
        $"The required field {field.ColumnName} ({field.NameEn}) is empty.",
        $"请填写：{(isCell ? field.CellHintZh : field.HintZh)}；例：{field.Example}",
        $"Fill it in: {(isCell ? field.CellHintEn : field.HintEn)}; for example {field.Example}.");

    public static RowFault TooLong(UploadField field, string value, int characters) => Of(
        RowFaultKind.TooLong,
        field,
        $"“{field.NameZh}”有 {characters} 个字符，最多 {field.MaxCharacters} 个：{Shown(value)}",
        $"{field.ColumnName} has {characters} characters, at most {field.MaxCharacters} are taken: {Shown(value)}.",
        "请缩短，或核对是否填错列",
        "Shorten it, or check that it stands in the right column.");

    public static RowFault NotANumber(UploadField field, string value) => Of(
        RowFaultKind.NotANumber,
        field,
        $"“{field.NameZh}”的值“{Shown(value)}”不是符合要求的数字",
        $"\"{Shown(value)}\" is no number that {field.ColumnName} takes.",
        $"请填写{field.HintZh}；例：{field.Example}",
        $"Write a {field.HintEn}; for example {field.Example}.");

    public static RowFault OutOfRange(UploadField field, string value) => Of(
        RowFaultKind.OutOfRange,
        field,
        $"“{field.NameZh}”的值 {Shown(value)} 超出范围 {Range(field, " 至 ")}",
        $"{field.ColumnName} is {Shown(value)}, outside of {Range(field, " to ")}.",
        "请核对后更正",
        "Check and correct it.");

    public static RowFault NotADate(UploadField field, string value) => Of(
        RowFaultKind.NotADate,
        field,
        $"“{field.NameZh}”的值“{Shown(value)}”不是有效日期",
        $"\"{Shown(value)}\" is no date that {field.ColumnName} takes.",
        field.AllowsMonth ? "请写成 2026-01-31、20260131 或 2026-01" : "请写成 2026-01-31 或 20260131",
        field.AllowsMonth ? "Write it as 2026-01-31, 20260131 or 2026-01." : "Write it as 2026-01-31 or 20260131.");

    public static RowFault NotATime(UploadField field, string value) => Of(
        RowFaultKind.NotATime,
        field,
        $"“{field.NameZh}”的值“{Shown(value)}”不是有效时间",
        $"\"{Shown(value)}\" is no time that {field.ColumnName} takes.",
        "请写成北京时间 2026-01-31 08:30:00，不要用时间戳，也不要省略时分",
        "Write it as 2026-01-31 08:30:00, Beijing time; no timestamps, no day without a time.");

    public static RowFault NotAChoice(UploadField field, string value) => Of(
        RowFaultKind.NotAChoice,
        field,
        $"“{field.NameZh}”的值“{Shown(value)}”不在可选值中",
        $"\"{Shown(value)}\" is none of the values that {field.ColumnName} takes.",
        $"请填写其中之一：{string.Join(" ", field.Choices.Select(choice => $"{choice.Value}={choice.NameZh}"))}",
        $"Write one of: {string.Join(" ", field.Choices.Select(choice => $"{choice.Value}={choice.NameEn}"))}.");

    public static RowFault PrecisionLost(UploadField field, string value) => Of(
        RowFaultKind.PrecisionLost,
        field,
        $"“{field.NameZh}”的单元格是数值（{Shown(value)}），表格软件只保留 15 位有效数字，原值已丢失",
        $"The cell of {field.ColumnName} is a number ({Shown(value)}): a spreadsheet keeps 15 digits, the others are lost.",
        "请把该列设为文本格式，从源系统重新导出或粘贴后再导入（可用 trace template 生成的模板）",
        "Format the column as text and export or paste it from its source again (the templates of trace template have it so).");

    public static RowFault BadCode(UploadField field, string value, Reason reason)
    {
        var entry = VerdictCatalogue.For(reason);
        var arguments = new[] { Shown(value) };
        return Of(
            RowFaultKind.BadCode,
            field,
            VerdictCatalogue.Render(entry.MessageZh, arguments),
            VerdictCatalogue.Render(entry.MessageEn, arguments),
            VerdictCatalogue.Render(entry.RemedyZh, arguments),
            VerdictCatalogue.Render(entry.RemedyEn, arguments));
    }

    public static RowFault BadCreditCode(UploadField field, string value, CreditCodeFault fault)
    {
        var both = CreditCode.Describe(fault, Shown(value)).Split(" / ", 2);
        return Of(
            RowFaultKind.BadCreditCode, field, both[0], both[^1], "请按营业执照核对后更正", "Check it against the business licence.");
    }

    public static RowFault Unreadable(UploadField field, string value) => Of(
        RowFaultKind.Unreadable,
        field,
        $"“{field.NameZh}”的值“{Shown(value)}”含无法识别的字符或错误值",
        $"\"{Shown(value)}\" in {field.ColumnName} has characters that cannot be read, or is an error value.",
        "请核对单元格，并以 UTF-8 编码重新保存",
        "Check the cell, and save the file as UTF-8.");

    public static RowFault Differs(UploadField field, long row, string value, long firstRow, string first) => Of(
        RowFaultKind.DiffersInDocument,
        field,
        $"第 {row} 行的“{field.NameZh}”为“{Shown(value)}”，与同一单据第 {firstRow} 行的“{Shown(first)}”不同",
        $"Row {row} has \"{Shown(value)}\" as {field.ColumnName}, row {firstRow} of the same document has \"{Shown(first)}\".",
        "同一单据各行的表头项须一致（可留空沿用首行），请更正，或改用另一单据号",
        "Rows of one document agree in it, or leave it empty to take that of its first row: correct it, or use another number.");

    public static RowFault Scattered(UploadField field, long row, string number, long firstRow) => Of(
        RowFaultKind.DocumentScattered,
        field,
        $"单据“{Shown(number)}”从第 {firstRow} 行开始，中间隔了其他单据，第 {row} 行又出现",
        $"Document \"{Shown(number)}\" began in row {firstRow}, others came between, and it comes again in row {row}.",
        "请按单据号排序，使同一单据的行相邻",
        "Sort the rows by document number, so that those of one document stand together.");

    public static RowFault UnknownEvent(UploadField field, string name, string known) => Of(
        RowFaultKind.UnknownEvent,
        field,
        $"不认识的事件名“{Shown(name)}”，无法确定出入库类型",
        $"The event name \"{Shown(name)}\" is not known, so the bill type is not.",
        $"请改为其中之一：{known}",
        $"Use one of: {known}.");

    private static string Shown(string value) => PrintableText.Of(value);

    private static string Range(UploadField field, string to) =>
        field.Maximum is { } greatest ? $"{field.Minimum}{to}{greatest}" : $"≥ {field.Minimum}";

    private static RowFault Of(
        RowFaultKind kind, UploadField field, string messageZh, string messageEn, string remedyZh, string remedyEn) =>
        new(kind, field.ColumnName, field.NameZh, messageZh, messageEn, remedyZh, remedyEn);
}
