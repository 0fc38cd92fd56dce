namespace TraceEngine.Contracts.Uploads;

/// <summary>Writes what a person needs to know to fill a field in.</summary>
internal static class FieldHints
{
    /// <param name="field">The field.</param>
    /// <param name="isCell">Whether it is a cell of a table file, and not a member of a message.</param>
    public static string Chinese(UploadField field, bool isCell)
    {
        var type = field.Type switch
        {
            UploadFieldType.Text => $"文本，最长 {field.MaxCharacters} 字",
            UploadFieldType.Code => $"编码（{(isCell ? "单元格须为文本格式" : "字符串")}），最长 {field.MaxCharacters} 位",
            UploadFieldType.Flag => $"标志，最长 {field.MaxCharacters} 位",
            UploadFieldType.Integer => $"整数{Range(field, " 至 ")}",
            UploadFieldType.Decimal => $"数字，最多 {field.Precision} 位，其中小数 {field.Scale} 位",
            UploadFieldType.Date => field.AllowsMonth ? "日期 yyyy-MM-dd，或月份 yyyy-MM" : "日期 yyyy-MM-dd",
            _ => "时间 yyyy-MM-dd HH:mm:ss（北京时间）",
        };
        var requirement = field.Requirement switch
        {
            FieldRequirement.Required => "必填",
            FieldRequirement.Conditional => "按条件必填",
            _ => "选填",
        };
        var choices = string.Join(" ", field.Choices.Select(choice => $"{choice.Value}={choice.NameZh}"));
        return Join("；", type, requirement, choices, isCell ? field.CellNoteZh : "", field.NoteZh);
    }

    /// <inheritdoc cref="Chinese"/>
    public static string English(UploadField field, bool isCell)
    {
        var type = field.Type switch
        {
            UploadFieldType.Text => $"text, at most {field.MaxCharacters} characters",
            UploadFieldType.Code =>
                $"code ({(isCell ? "format the cell as text" : "a string")}), at most {field.MaxCharacters} characters",
            UploadFieldType.Flag => $"flag, at most {field.MaxCharacters} characters",
            UploadFieldType.Integer => $"whole number{Range(field, " to ")}",
            UploadFieldType.Decimal => $"number, at most {field.Precision} digits, {field.Scale} of them behind the point",
            UploadFieldType.Date => field.AllowsMonth ? "date yyyy-MM-dd, or month yyyy-MM" : "date yyyy-MM-dd",
            _ => "time yyyy-MM-dd HH:mm:ss (Beijing time)",
        };
        var requirement = field.Requirement switch
        {
            FieldRequirement.Required => "required",
            FieldRequirement.Conditional => "required in some cases",
            _ => "optional",
        };
        var choices = string.Join(" ", field.Choices.Select(choice => $"{choice.Value}={choice.NameEn}"));
        return Join("; ", type, requirement, choices, isCell ? field.CellNoteEn : "", field.NoteEn);
    }

    private static string Range(UploadField field, string to) => (field.Minimum, field.Maximum) switch
    {
        ({ } least, { } greatest) => $" {least}{to}{greatest}",
        ({ } least, null) => $" ≥ {least}",
        _ => "",
    };

    private static string Join(string separator, params string[] parts) =>
        string.Join(separator, parts.Where(part => part.Length > 0));
}
