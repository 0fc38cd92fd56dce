using System.IO.Compression;
using TraceEngine.Files.Markup;
using TraceEngine.Files.Unpacking;

namespace TraceEngine.Files.Tables.Xlsx;

/// <summary>
/// An XLSX opened for reading. MiniExcel, the usual choice, hands out numbers without saying what stood in the file, keeps
/// shared texts as strings and has no limits against bombs; so the few parts that count are read here.
/// </summary>
internal sealed class Workbook : IDisposable
{
    private readonly UploadFileOptions _options;
    private readonly long _fileBytes;
    private readonly ZipArchive _archive;
    private readonly List<(string Name, string Part)> _sheets = [];
    private readonly NumberFormats _formats;

    /// <summary>Opens a workbook.</summary>
    /// <param name="file">A file that can be sought in; it stays open and is the caller's.</param>
    /// <param name="fileBytes">Bytes of the file as it was sent.</param>
    /// <param name="options">Limits.</param>
    public Workbook(Stream file, long fileBytes, UploadFileOptions options)
    {
        _options = options;
        _fileBytes = fileBytes;
        _archive = ArchiveDirectory.Open(file, options);
        try
        {
            using (var styles = OpenPart("xl/styles.xml"))
            {
                _formats = NumberFormats.Read(styles);
            }

            ReadSheets(ReadTargets());
            if (_sheets.Count == 0)
            {
                throw TableFaults.NoRows();
            }
        }
        catch
        {
            _archive.Dispose();
            throw;
        }
    }

    /// <summary>The names of the sheets that are shown, in their order.</summary>
    public IReadOnlyList<string> SheetNames => [.. _sheets.Select(sheet => sheet.Name)];

    /// <summary>Opens a sheet; the workbook must outlive it.</summary>
    /// <param name="name">Its name; null = the first.</param>
    public SheetSource OpenSheet(string? name)
    {
        var at = name is null ? 0 : _sheets.FindIndex(sheet => sheet.Name == name);
        if (at < 0)
        {
            throw new UploadFileException(
                UploadFileFault.UnknownFormat,
                $"工作簿中没有工作表“{name}”，只有：{string.Join("、", SheetNames)}",
                $"The workbook has no sheet \"{name}\", only: {string.Join(", ", SheetNames)}.");
        }

        var part = OpenPart(_sheets[at].Part) ?? throw UnpackingFaults.BrokenWrapping(FileWrapping.Zip);
        return new SheetSource(part, new SharedTexts(OpenPart("xl/sharedStrings.xml"), _options), _formats, _options);
    }

    public void Dispose() => _archive.Dispose();

    private MarkupReader? OpenPart(string name)
    {
        var entry = _archive.GetEntry(name)
            ?? _archive.Entries.FirstOrDefault(entry => entry.FullName.Equals(name, StringComparison.OrdinalIgnoreCase));
        return entry is null
            ? null
            : new MarkupReader(entry.FullName, ArchiveDirectory.OpenEntry(entry, _fileBytes, _options), _options);
    }

    private Dictionary<string, string> ReadTargets()
    {
        var targets = new Dictionary<string, string>();
        using var part = OpenPart("xl/_rels/workbook.xml.rels");
        while (part?.Read() == true)
        {
            if (part.IsStart && part.LocalName == "Relationship" && part.Attribute("Id") is { } id)
            {
                var target = part.Attribute("Target") ?? "";
                targets[id] = target.StartsWith('/') ? target[1..] : "xl/" + target;
            }
        }

        return targets;
    }

    private void ReadSheets(Dictionary<string, string> targets)
    {
        using var part = OpenPart("xl/workbook.xml");
        while (part?.Read() == true)
        {
            if (!part.IsStart)
            {
                continue;
            }

            if (part.LocalName == "workbookPr")
            {
                _formats.CountsFrom1904 = part.Attribute("date1904") is "1" or "true";
            }
            else if (part.LocalName == "sheet" && part.Attribute("state") is null or "visible"
                && targets.TryGetValue(part.RelationshipAttribute("id") ?? "", out var target))
            {
                _sheets.Add((part.Attribute("name") ?? "", target));
            }
        }
    }
}
