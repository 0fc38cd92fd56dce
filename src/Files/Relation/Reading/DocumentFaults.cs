namespace TraceEngine.Files.Relation.Reading;

/// <summary>What can be wrong with a document as a whole, each with its way out; the place is where the scanner stands.</summary>
internal static class DocumentFaults
{
    public static RelationFormatException Empty(this MarkupScanner scanner) => scanner.Fail(
        RelationFault.Empty, 0, "文件是空的; 请重新导出", "the file is empty; export it again");

    public static RelationFormatException Compressed(this MarkupScanner scanner) => scanner.Fail(
        RelationFault.Compressed, 0, "这是压缩文件; 请解压后再导入", "a compressed file; unpack it and import the XML");

    public static RelationFormatException UnknownEncoding(this MarkupScanner scanner, string? declared) => scanner.Fail(
        RelationFault.UnknownEncoding,
        0,
        $"不支持的编码 {declared}; 请另存为 UTF-8 或 GB18030",
        $"encoding {declared} is not supported; save the file as UTF-8 or GB18030");

    public static RelationFormatException OtherRoot(this MarkupScanner scanner, string root) =>
        scanner.NotRelation($"根元素是 {root}, 不是 Document", $"the root is {root}, not Document");

    public static RelationFormatException NoRelation(this MarkupScanner scanner) =>
        scanner.NotRelation("没有 Relation 元素", "no Relation element");

    public static RelationFormatException SecondRoot(this MarkupScanner scanner) => scanner.Malformed(
        0,
        "根元素结束后又有元素, 可能是几个文件拼接而成",
        "an element after the end of the root, perhaps several files joined");

    public static RelationFormatException NoName(this MarkupScanner scanner) =>
        scanner.Malformed(0, "< 之后不是元素名", "no element name after '<'");

    public static RelationFormatException WrongEnd(this MarkupScanner scanner, string found, string open) => scanner.Malformed(
        0,
        $"结束标签 </{found}> 与 <{open}> 不匹配",
        $"end tag </{found}> does not match <{open}>");

    public static RelationFormatException TooDeep(this MarkupScanner scanner) => scanner.Fail(
        RelationFault.TooLong,
        0,
        "元素名过长或嵌套过深; 请确认选对了文件",
        "an element name too long or nesting too deep; check that this is the right file");

    private static RelationFormatException NotRelation(this MarkupScanner scanner, string chinese, string english) =>
        scanner.Fail(
        RelationFault.NotRelation,
        0,
        $"{chinese}, 不是关联关系 XML 3.0; 请确认选对了文件",
        $"{english}, so this is not relation XML 3.0; check that it is the right file");
}
