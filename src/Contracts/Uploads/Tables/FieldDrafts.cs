namespace TraceEngine.Contracts.Uploads.Tables;

/// <summary>Short ways to write down a field; each starts out as required.</summary>
internal static class FieldDrafts
{
    public static UploadField Text(string name, string target, string zh, string en, int maxCharacters, string example) =>
        Draft(name, target, zh, en, UploadFieldType.Text, example) with { MaxCharacters = maxCharacters };

    public static UploadField Code(string name, string target, string zh, string en, int maxCharacters, string example) =>
        Draft(name, target, zh, en, UploadFieldType.Code, example) with { MaxCharacters = maxCharacters };

    public static UploadField Integer(
        string name, string target, string zh, string en, int least, int greatest, string example) =>
        Draft(name, target, zh, en, UploadFieldType.Integer, example) with { Minimum = least, Maximum = greatest };

    public static UploadField Decimal(
        string name, string target, string zh, string en, int precision, int scale, string example) =>
        Draft(name, target, zh, en, UploadFieldType.Decimal, example) with { Precision = precision, Scale = scale, Minimum = 0 };

    public static UploadField Date(string name, string target, string zh, string en, string example) =>
        Draft(name, target, zh, en, UploadFieldType.Date, example);

    public static UploadField Time(string name, string target, string zh, string en, string example) =>
        Draft(name, target, zh, en, UploadFieldType.Time, example);

    public static UploadField Flag(string name, string target, string zh, string en, int maxCharacters, string example) =>
        Draft(name, target, zh, en, UploadFieldType.Flag, example) with { MaxCharacters = maxCharacters };

    /// <summary>A flag that is 1 for yes or 0 for no.</summary>
    public static UploadField YesNo(string name, string target, string zh, string en, int maxCharacters, string example) =>
        Flag(name, target, zh, en, maxCharacters, example).OneOf(("1", "是", "yes"), ("0", "否", "no"));

    public static UploadField TraceCode(string name, string target, string zh, string en, string example) =>
        Code(name, target, zh, en, 100, example) with { IsTraceCode = true };

    /// <summary>A field that several uploads have, where this one fills something else with it.</summary>
    public static UploadField To(this UploadField field, string target) => field with { Target = target };

    public static UploadField Optional(this UploadField field) =>
        field with { Requirement = FieldRequirement.Optional, RequiredWhen = null };

    /// <summary>Required in a case that only the sender knows; the note names it.</summary>
    public static UploadField Conditional(this UploadField field) => field with { Requirement = FieldRequirement.Conditional };

    public static UploadField RequiredWhen(this UploadField field, UploadCondition when) =>
        field with { Requirement = FieldRequirement.Conditional, RequiredWhen = when };

    public static UploadField In(this UploadField field, UploadList list) => field with { List = list };

    /// <summary>A field of a list whose name the document uses too: its column says which list.</summary>
    public static UploadField Column(this UploadField field, string columnName) => field with { ColumnName = columnName };

    public static UploadField Also(this UploadField field, params string[] aliases) => field with { Aliases = aliases };

    /// <summary>Other names on the wire.</summary>
    public static UploadField AlsoOnWire(this UploadField field, params string[] names) => field with { OtherNames = names };

    /// <summary>What holds in table files only.</summary>
    public static UploadField CellNote(this UploadField field, string zh, string en) =>
        field with { CellNoteZh = zh, CellNoteEn = en };

    public static UploadField Note(this UploadField field, string zh, string en) => field with { NoteZh = zh, NoteEn = en };

    public static UploadField OneOf(this UploadField field, params (string Value, string Zh, string En)[] choices) =>
        field with { Choices = [.. choices.Select(choice => new FieldChoice(choice.Value, choice.Zh, choice.En))] };

    private static UploadField Draft(
        string name, string target, string zh, string en, UploadFieldType type, string example) => new()
        {
            Name = name,
            Target = target,
            NameZh = zh,
            NameEn = en,
            Type = type,
            Requirement = FieldRequirement.Required,
            Example = example,
        };
}
