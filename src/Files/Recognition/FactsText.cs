using TraceEngine.Contracts.Uploads;
using TraceEngine.Files.Unpacking;

namespace TraceEngine.Files.Recognition;

/// <summary>Says in a sentence what a file was taken for.</summary>
internal static class FactsText
{
    public static string Chinese(UploadFileFacts facts)
    {
        var parts = new List<string> { facts.Format.ToChinese() };
        AddIf(parts, facts.Wrappings.Count > 0, $"外层 {Wrappings(facts)}");
        AddIf(parts, facts.EncodingName.Length > 0, $"编码 {facts.EncodingName}");
        AddIf(parts, facts.Separator is not null, $"分隔符{SeparatorZh(facts.Separator)}");
        AddIf(parts, facts.SheetName is not null, $"工作表“{facts.SheetName}”（共 {facts.SheetCount} 个）");
        AddIf(parts, facts.HeaderRow > 0, $"表头在第 {facts.HeaderRow} 行");
        AddIf(parts, facts.HintsRow > 0, $"第 {facts.HintsRow} 行为填写说明");
        AddIf(parts, facts.Kind is not null, $"内容为{facts.Kind?.ToChinese()}（{facts.Kind?.ToWireName()}）");
        AddIf(parts, ExtensionDiffers(facts), $"扩展名为 {Path.GetExtension(facts.FileName)}，以内容为准");
        return $"{facts.FileName} 识别为：{string.Join("，", parts)}。";
    }

    public static string English(UploadFileFacts facts)
    {
        var parts = new List<string> { facts.Format.ToEnglish() };
        AddIf(parts, facts.Wrappings.Count > 0, $"wrapped in {Wrappings(facts)}");
        AddIf(parts, facts.EncodingName.Length > 0, $"encoding {facts.EncodingName}");
        AddIf(parts, facts.Separator is not null, $"separated by {SeparatorEn(facts.Separator)}");
        AddIf(parts, facts.SheetName is not null, $"sheet \"{facts.SheetName}\" of {facts.SheetCount}");
        AddIf(parts, facts.HeaderRow > 0, $"header in row {facts.HeaderRow}");
        AddIf(parts, facts.HintsRow > 0, $"hints in row {facts.HintsRow}");
        AddIf(parts, facts.Kind is not null, $"content {facts.Kind?.ToEnglish()} ({facts.Kind?.ToWireName()})");
        AddIf(parts, ExtensionDiffers(facts), $"named {Path.GetExtension(facts.FileName)}, the content is believed");
        return $"{facts.FileName} is taken as: {string.Join(", ", parts)}.";
    }

    public static string SeparatorZh(char? separator) => separator switch
    {
        '\t' => "制表符",
        ',' => "逗号",
        ';' => "分号",
        _ => $" {separator}",
    };

    public static string SeparatorEn(char? separator) => separator switch
    {
        '\t' => "tabs",
        ',' => "commas",
        ';' => "semicolons",
        _ => $"{separator}",
    };

    private static void AddIf(List<string> parts, bool isThere, string part)
    {
        if (isThere)
        {
            parts.Add(part);
        }
    }

    private static string Wrappings(UploadFileFacts facts) =>
        string.Join(" + ", facts.Wrappings.Select(UnpackingFaults.Name));

    // Bills come under any name, and what is wrapped is named by its wrapping.
    private static bool ExtensionDiffers(UploadFileFacts facts)
    {
        var extension = Path.GetExtension(facts.FileName);
        return facts.Wrappings.Count == 0 && facts.Format != UploadFileFormat.ScanBill && extension.Length > 0
            && !extension.Equals(facts.Format.Extension(), StringComparison.OrdinalIgnoreCase)
            && !(facts.Format == UploadFileFormat.Csv && extension.Equals(".txt", StringComparison.OrdinalIgnoreCase));
    }
}
