using TraceEngine.Contracts.Verdict.V1;

namespace TraceEngine.Contracts.Verdicts;

/// <summary>Verdicts on how a code is written. {0} is always the code as received.</summary>
internal static class CodeVerdicts
{
    private static readonly string[] Arguments = ["code"];

    internal static readonly VerdictEntry[] Entries =
    [
        Entry(
            Reason.CodeEmpty,
            "追溯码为空（收到“{0}”）",
            "The trace code is empty (received \"{0}\").",
            "请填写追溯码；没有码的行请不要上传",
            "Send the code, or leave the row out.",
            ""),
        Entry(
            Reason.CodeTooLong,
            "追溯码超过100个字符，开头为“{0}”",
            "The trace code is longer than 100 characters; it begins with \"{0}\".",
            "请只上传追溯码本身，不要带网址、品名等其他内容",
            "Send the code alone, without a web address, product name or other text.",
            "https://example.com/?code=81012345678901234567&... (over 100 characters)"),
        Entry(
            Reason.CodeBadCharacter,
            "追溯码“{0}”含有追溯码中不会出现的字符",
            "The trace code \"{0}\" holds a character that no trace code has.",
            "请按包装上印刷的内容上传：只有半角数字、英文字母和符号，不含汉字与控制字符",
            "Send it as printed: half-width digits, letters and signs only, no control characters.",
            "8101234567890123456七"),
        Entry(
            Reason.CodeNumberNotation,
            "追溯码“{0}”是数值或科学计数法，原码已被表格软件破坏，无法还原",
            "The trace code \"{0}\" is a number or in scientific notation: a spreadsheet destroyed it, it cannot be restored.",
            "请从源系统重新导出，把追溯码列设为文本格式（JSON 中用字符串）后再上传",
            "Export it again from its source with the code column as text (in JSON as a string), then send it.",
            "8.1E+19"),
        Entry(
            Reason.CodeFullWidth,
            "追溯码“{0}”含全角字符",
            "The trace code \"{0}\" holds full-width characters.",
            "请改为半角字符后上传（文件导入会自动转换，接口调用不会）",
            "Send half-width characters (files are cleaned on import, calls are not).",
            "８１０１２３４５６７８９０１２３４５６７"),
        Entry(
            Reason.CodeWhitespace,
            "追溯码“{0}”含空格、制表符、换行或不可见字符",
            "The trace code \"{0}\" has a space, tab, line end or invisible character around or inside it.",
            "请去掉空白字符后上传",
            "Send it without.",
            "8101 2345 6789 0123 4567"),
        Entry(
            Reason.CodeUnknownKind,
            "无法识别追溯码“{0}”：不是全数字码，不是带01或00的GS1码，也不是MA码",
            "The trace code \"{0}\" is of no known kind: not all digits, not GS1 with 01 or 00, not MA.",
            "请核对扫描的是否为追溯码；GS1码请保留括号、分隔符或扫描头前缀（]d2、]C1、]Q3）",
            "Check what was scanned; GS1 codes need their parentheses, separators or symbology prefix (]d2, ]C1, ]Q3).",
            "ABC-12345678"),
        Entry(
            Reason.CodeBadLength,
            "追溯码“{0}”少于8位数字",
            "The trace code \"{0}\" has fewer than 8 digits.",
            "请核对扫描内容：药品追溯码一般为20位",
            "Check what was scanned: a national drug trace code has 20 digits.",
            "8101234"),
        Entry(
            Reason.CodeBadCheckDigit,
            "追溯码“{0}”中GTIN或SSCC的校验位不正确",
            "The check digit of the GTIN or SSCC in \"{0}\" is wrong.",
            "请重新扫描，或核对手工录入的数字",
            "Scan it again, or check the digits typed by hand.",
            "(01)06901234567893(21)A1"),
        Entry(
            Reason.CodeWithoutSerial,
            "“{0}”没有序列号，不能唯一标识一个包装",
            "\"{0}\" has no serial number and does not identify a single package.",
            "无序列号的耗材请按数量上报；如果包装上印有序列号，请扫描完整的码",
            "Report it as a quantity item; if a serial number is printed, scan the whole code.",
            "(01)06901234567892(10)LOT1"),
        Entry(
            Reason.CodeBadGs1,
            "“{0}”不符合GS1应用标识符规则，可能是扫描枪丢了分隔符，批号吞掉了后面的序列号",
            "\"{0}\" does not follow its GS1 identifiers; a dropped separator lets a lot swallow the serial behind it.",
            "请设置扫描枪输出分隔符（GS，0x1D），或按带括号的形式上传，如(01)…(21)…",
            "Set the scanner to send the separator (GS, 0x1D), or send the form with parentheses, (01)...(21)...",
            "]d2010690123456789210LOT121A1"),
    ];

    private static VerdictEntry Entry(
        Reason reason, string messageZh, string messageEn, string remedyZh, string remedyEn, string example) =>
        new(reason, VerdictGroup.Format, false, messageZh, messageEn, remedyZh, remedyEn, example, Arguments);
}
