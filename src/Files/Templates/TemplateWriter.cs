using TraceEngine.Contracts.Uploads;
using TraceEngine.Files.Recognition;
using TraceEngine.Files.TableWriting;

namespace TraceEngine.Files.Templates;

/// <summary>
/// Writes the template of an upload: headings in Chinese with the field's name (* = required), a row of hints that readers pass
/// over, and in a workbook text cells for codes and lists of the allowed values.
/// </summary>
public static class TemplateWriter
{
    /// <summary>
    /// Rows whose code cells are written as text although the whole column is: programs that fill in a workbook look only at
    /// cells.
    /// </summary>
    public const int PreparedRows = 1_000;

    /// <summary>Headings and hints.</summary>
    private const int HeaderRows = 2;

    /// <summary>Writes a template.</summary>
    /// <param name="kind">The upload.</param>
    /// <param name="format">The format.</param>
    /// <param name="target">Takes it; stays open.</param>
    public static void Write(UploadKind kind, TableFormat format, Stream target)
    {
        using var writer = Start(kind, format, target);
        if (format == TableFormat.Xlsx)
        {
            OutputCell[] prepared =
            [
                .. UploadFields.Of(kind).Select(
                    field => field.Type == UploadFieldType.Code ? OutputCell.OfCode("") : OutputCell.OfText("")),
            ];
            for (var row = 0; row < PreparedRows; row++)
            {
                writer.WriteRow(prepared);
            }
        }

        writer.Complete();
    }

    /// <summary>A file's name for a template, such as tracCodgInfo.xlsx.</summary>
    public static string FileName(UploadKind kind, TableFormat format) =>
        kind.ToWireName() + (format == TableFormat.Xlsx ? ".xlsx" : ".csv");

    /// <summary>The headings of the template of an upload.</summary>
    public static IReadOnlyList<string> Headings(UploadKind kind) => [.. UploadFields.Of(kind).Select(Heading)];

    /// <summary>Writes a template filled in with rows; the examples for tests and documents are made so.</summary>
    /// <param name="kind">The upload.</param>
    /// <param name="format">The format.</param>
    /// <param name="target">Takes it; stays open.</param>
    /// <param name="rows">Values in the order of the upload's fields.</param>
    internal static void WriteFilled(UploadKind kind, TableFormat format, Stream target, IEnumerable<IReadOnlyList<string>> rows)
    {
        using var writer = Start(kind, format, target);
        var fields = UploadFields.Of(kind);
        foreach (var row in rows)
        {
            writer.WriteRow([.. row.Zip(fields, (value, field) =>
                field.Type == UploadFieldType.Code ? OutputCell.OfCode(value) : OutputCell.OfText(value))]);
        }

        writer.Complete();
    }

    private static ITableWriter Start(UploadKind kind, TableFormat format, Stream target)
    {
        var fields = UploadFields.Of(kind);
        ITableWriter writer = format == TableFormat.Xlsx
            ? new XlsxTableWriter(target, kind.ToChinese(), [.. fields.Select(Column)], HeaderRows)
            : new CsvTableWriter(target);
        writer.WriteRow([.. fields.Select(field => OutputCell.OfHeading(Heading(field)))]);
        writer.WriteRow([.. fields.Index().Select(one => new OutputCell(
            (one.Index == 0 ? TemplateMark.Of(kind) + " " : "") + Hint(one.Item), OutputCellKind.Hint))]);
        return writer;
    }

    private static string Heading(UploadField field) =>
        $"{(field.Requirement == FieldRequirement.Required ? "*" : "")}{field.NameZh} {field.ColumnName}";

    private static string Hint(UploadField field) => $"{field.CellHintZh}；例 {field.Example} / {field.CellHintEn}";

    private static OutputColumn Column(UploadField field) => new(
        field.IsTraceCode ? 28 : Math.Clamp((field.MaxCharacters ?? 20) / 2, 14, 30),
        field.Type == UploadFieldType.Code,
        [.. field.Choices.Select(choice => choice.Value)]);
}
