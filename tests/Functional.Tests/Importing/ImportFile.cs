using System.Text;
using TraceEngine.Contracts.Tests.Uploads.Mapping;
using TraceEngine.Contracts.Uploads;
using TraceEngine.Host.Importing.Uploads;

namespace TraceEngine.Functional.Tests.Importing;

/// <summary>Writes rows as a CSV as people have it; required fields that a test does not care about get their examples.</summary>
internal static class ImportFile
{
    public static string Write(string folder, string name, UploadKind kind, IEnumerable<WireRow> rows)
    {
        var fields = UploadFields.Of(kind);
        var text = new StringBuilder().AppendJoin(',', fields.Select(field => field.ColumnName)).AppendLine();
        foreach (var row in rows)
        {
            text.AppendJoin(',', fields.Select(field => Value(field, row))).AppendLine();
        }

        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text.ToString());
        return path;
    }

    private static string Value(UploadField field, WireRow row) => row[field.ColumnName] is { Length: > 0 } value ? value
        : field.Requirement == FieldRequirement.Required && IsInUse(field.List, row) ? field.Example
        : "";

    // A list that a row says nothing of needs nothing.
    private static bool IsInUse(UploadList list, WireRow row) => list switch
    {
        UploadList.None => true,
        UploadList.Codes => row["tracCodg"].Length > 0,
        UploadList.PackageLevels => row["pacLv"].Length > 0,
        _ => false,
    };
}
