namespace TraceEngine.Contracts.Uploads;

/// <summary>One field of an upload: the one description that interfaces, templates, file readers and documents follow.</summary>
public sealed record UploadField
{
    /// <summary>The name on the wire, such as tracCodg; unique within its list.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The name by which code knows the field, unique in the upload and untouched when names on the wire change: the path of the
    /// message field that it fills, such as flow.shipper.credit_code, behind a root of <see cref="UploadTargets"/>; or, where it
    /// fills none by itself, a name of its own such as action.
    /// </summary>
    public required string Target { get; init; }

    /// <summary>
    /// The name of its column in a table file, unique in the upload: <see cref="Name"/>, or list and name where the document has
    /// a field of that name too.
    /// </summary>
    public string ColumnName { get => field ?? Name; init; }

    /// <summary>The Chinese name, unique in the upload.</summary>
    public required string NameZh { get; init; }

    /// <summary>The English name.</summary>
    public required string NameEn { get; init; }

    /// <summary>What it holds.</summary>
    public required UploadFieldType Type { get; init; }

    /// <summary>Most characters (Unicode code points) of a text, code or flag; null for numbers and times.</summary>
    public int? MaxCharacters { get; init; }

    /// <summary>Most digits of a decimal, before and behind the point together.</summary>
    public int? Precision { get; init; }

    /// <summary>Most digits of a decimal behind the point.</summary>
    public int? Scale { get; init; }

    /// <summary>Least number, inclusive; null = none.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>Greatest number, inclusive; null = none.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>Whether it must be given.</summary>
    public required FieldRequirement Requirement { get; init; }

    /// <summary>When a conditional field must be given; null where only the sender can know (see the hint).</summary>
    public UploadCondition? RequiredWhen { get; init; }

    /// <summary>The list it belongs to.</summary>
    public UploadList List { get; init; }

    /// <summary>The only values it may have; empty = any.</summary>
    public IReadOnlyList<FieldChoice> Choices { get; init; } = [];

    /// <summary>Other column names that mean this field, in Chinese and English.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>A value as it should look; valid by all rules of the field. Made up.</summary>
    public required string Example { get; init; }

    /// <summary>What else to know, in Chinese; may be empty.</summary>
    public string NoteZh { get; init; } = "";

    /// <summary>What else to know, in English; may be empty.</summary>
    public string NoteEn { get; init; } = "";

    /// <summary>What else to know of its cell in a table file, in Chinese; may be empty.</summary>
    public string CellNoteZh { get; init; } = "";

    /// <summary>What else to know of its cell in a table file, in English; may be empty.</summary>
    public string CellNoteEn { get; init; } = "";

    /// <summary>Whether it is a trace code, and not another identifier.</summary>
    public bool IsTraceCode { get; init; }

    /// <summary>Whether a date may be a month: an expiry.</summary>
    public bool AllowsMonth { get; init; }

    /// <summary>
    /// Whether the rows of one document in a table file may differ in it, although on the wire it stands once in the document.
    /// </summary>
    public bool MayDifferByRow { get; init; }

    /// <summary>Other names on the wire that mean this field.</summary>
    public IReadOnlyList<string> OtherNames { get; init; } = [];

    /// <summary>Whether it must be given where other fields have these values.</summary>
    /// <param name="valueOf">The value of a field by its target; empty when not given.</param>
    public bool IsRequired(Func<string, string> valueOf) =>
        Requirement == FieldRequirement.Required || RequiredWhen?.Holds(valueOf) == true;

    /// <summary>How to fill it in, in Chinese: type, length, requirement, choices, note.</summary>
    public string HintZh => FieldHints.Chinese(this, isCell: false);

    /// <summary>How to fill it in, in English.</summary>
    public string HintEn => FieldHints.English(this, isCell: false);

    /// <summary>How to fill its cell in a table file, in Chinese.</summary>
    public string CellHintZh => FieldHints.Chinese(this, isCell: true);

    /// <summary>How to fill its cell in a table file, in English.</summary>
    public string CellHintEn => FieldHints.English(this, isCell: true);
}
