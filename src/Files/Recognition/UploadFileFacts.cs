using TraceEngine.Contracts.Uploads;
using TraceEngine.Files.Unpacking;

namespace TraceEngine.Files.Recognition;

/// <summary>What a file was taken for, so that a command can say it and a reader can open it.</summary>
public sealed record UploadFileFacts
{
    /// <summary>The file's name as given.</summary>
    public required string FileName { get; init; }

    /// <summary>The format of the content.</summary>
    public required UploadFileFormat Format { get; init; }

    /// <summary>What the content is wrapped in, outermost first.</summary>
    public required IReadOnlyList<FileWrapping> Wrappings { get; init; }

    /// <summary>The encoding of the text; empty for XLSX.</summary>
    public string EncodingName => Encoding?.Name ?? "";

    /// <summary>What stands between cells; null where nothing does.</summary>
    public char? Separator { get; init; }

    /// <summary>The sheet that is read; null for other formats.</summary>
    public string? SheetName { get; init; }

    /// <summary>Sheets of the workbook that are shown.</summary>
    public int SheetCount { get; init; }

    /// <summary>Row of the headings, 1-based; 0 without.</summary>
    public long HeaderRow { get; init; }

    /// <summary>Row with the hints of a template, which is passed over; 0 without.</summary>
    public long HintsRow { get; init; }

    /// <summary>The headings as found.</summary>
    public IReadOnlyList<string> Headings { get; init; } = [];

    /// <summary>The upload that its rows are; null when it is not clear.</summary>
    public UploadKind? Kind { get; init; }

    /// <summary>Why it cannot be imported like this; null when it can.</summary>
    public UploadFileException? Refusal { get; init; }

    /// <summary>What the file was taken for, in a Chinese sentence.</summary>
    public string DescriptionZh => FactsText.Chinese(this);

    /// <summary>What the file was taken for, in an English sentence.</summary>
    public string DescriptionEn => FactsText.English(this);

    internal TextEncoding? Encoding { get; init; }
}
