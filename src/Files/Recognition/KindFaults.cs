using TraceEngine.Contracts.Uploads;
using TraceEngine.Contracts.Verdicts;

namespace TraceEngine.Files.Recognition;

/// <summary>The sentences for files whose upload is not clear, or is not what it should be.</summary>
internal static class KindFaults
{
    private const int ShownHeadings = 60;

    public static UploadFileException OtherKind(UploadKind named, UploadKind found) => new(
        UploadFileFault.OtherKind,
        $"指定的是{named.ToChinese()}，文件却是{found.ToChinese()}的模板；请更换文件，或改用 --kind {found.ToCommandName()}",
        $"You named {named.ToEnglish()}, but the file is a template of {found.ToEnglish()}. Take the other file, or say "
            + $"--kind {found.ToCommandName()}.");

    public static UploadFileException FormatOfOtherKind(
        UploadFileFormat format, UploadKind named, IEnumerable<UploadKind> kinds) => new(
        UploadFileFault.OtherKind,
        $"{format.ToChinese()}不能作为{named.ToChinese()}导入，只能是：{Chinese(kinds)}",
        $"A {format.ToEnglish()} cannot be imported as {named.ToEnglish()}, only as: {English(kinds)}.");

    public static UploadFileException Unclear(IReadOnlyCollection<UploadKind> kinds) => new(
        UploadFileFault.KindUnclear,
        $"从列名无法区分是哪一类：{Chinese(kinds)}；请用 --kind 指定，例如 --kind {kinds.First().ToCommandName()}",
        $"The columns fit more than one upload: {English(kinds)}. Say which with --kind, such as --kind "
            + $"{kinds.First().ToCommandName()}.");

    public static UploadFileException FormatUnclear(UploadFileFormat format, IReadOnlyCollection<UploadKind> kinds) => new(
        UploadFileFault.KindUnclear,
        $"{format.ToChinese()}不说明业务类型，可能是：{Chinese(kinds)}；请用 --kind 指定，例如 --kind {kinds.First().ToCommandName()}",
        $"A {format.ToEnglish()} does not say which upload it is, it may be: {English(kinds)}. Say which with --kind, such as "
            + $"--kind {kinds.First().ToCommandName()}.");

    public static UploadFileException UnclearAndMissing(
        IReadOnlyCollection<UploadKind> kinds,
        IReadOnlyList<string> headings,
        Func<UploadKind, IReadOnlyList<UploadField>> missing) => new(
        UploadFileFault.KindUnclear,
        "从列名无法确定是哪一类："
            + string.Join("；", kinds.Select(kind => $"{kind.ToChinese()}缺少 {NamesZh(missing(kind))}"))
            + $"。文件中的列：{Shown(headings)}。请用 --kind 指定并补齐列（trace template 可生成模板）",
        "The columns do not say which upload it is: "
            + string.Join("; ", kinds.Select(kind => $"{kind.ToEnglish()} lacks {NamesEn(missing(kind))}"))
            + $". The file has: {Shown(headings)}. Say which with --kind and add the columns (trace template writes templates).");

    public static UploadFileException MissingColumns(
        UploadKind kind, IReadOnlyList<UploadField> missing, IReadOnlyList<string> headings) => new(
        UploadFileFault.MissingColumns,
        $"{kind.ToChinese()}（{kind.ToWireName()}）缺少必需的列：{NamesZh(missing)}。文件中的列：{Shown(headings)}。"
            + $"请补齐列，或用 trace template {kind.ToCommandName()} 生成模板",
        $"{kind.ToEnglish()} ({kind.ToWireName()}) lacks required columns: {NamesEn(missing)}. The file has: {Shown(headings)}. "
            + $"Add them, or begin with trace template {kind.ToCommandName()}.");

    public static UploadFileException NoColumnKnown(IReadOnlyList<string> headings) => new(
        UploadFileFault.UnknownFormat,
        $"没有认识的列名，无法识别该文件。前几行中最像表头的是：{Shown(headings)}。请用 trace template 生成的模板",
        $"No column heading is known, so the file is not recognised. What comes nearest to a header: {Shown(headings)}. "
            + "Begin with a template of trace template.");

    public static UploadFileException UnknownXml(string root) => new(
        UploadFileFault.UnknownFormat,
        $"这是 XML，但既不是关联关系 XML 3.0，也不是扫码枪单据（开头为：{PrintableText.Of(root)}），请确认选对了文件",
        $"XML, but neither relation XML 3.0 nor a scan-gun bill (it begins with: {PrintableText.Of(root)}). Check that it is the "
            + "right file.");

    public static UploadFileException WebPage() => new(
        UploadFileFault.UnknownFormat,
        "这是网页（HTML），只是以表格的名字保存；请用 Excel 打开后另存为 .xlsx 再导入",
        "This is a web page (HTML) under a spreadsheet's name. Open it in Excel, save it as .xlsx and import that.");

    private static string Chinese(IEnumerable<UploadKind> kinds) =>
        string.Join("、", kinds.Select(kind => $"{kind.ToChinese()}（{kind.ToCommandName()}）"));

    private static string English(IEnumerable<UploadKind> kinds) =>
        string.Join(", ", kinds.Select(kind => $"{kind.ToEnglish()} ({kind.ToCommandName()})"));

    private static string NamesZh(IEnumerable<UploadField> fields) =>
        string.Join("、", fields.Select(field => $"{field.NameZh} {field.ColumnName}"));

    private static string NamesEn(IEnumerable<UploadField> fields) =>
        string.Join(", ", fields.Select(field => $"{field.ColumnName} ({field.NameEn})"));

    private static string Shown(IReadOnlyList<string> headings) =>
        string.Join(" | ", headings.Take(ShownHeadings).Select(PrintableText.Of))
            + (headings.Count > ShownHeadings ? " ..." : "");
}
