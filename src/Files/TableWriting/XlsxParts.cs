namespace TraceEngine.Files.TableWriting;

/// <summary>The parts of a workbook that are always the same, and its styles by number.</summary>
internal static class XlsxParts
{
    public const string SheetNamespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    public const string RelationshipNamespace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public const string PackageRelationshipNamespace = "http://schemas.openxmlformats.org/package/2006/relationships";

    public const string ContentTypeNamespace = "http://schemas.openxmlformats.org/package/2006/content-types";

    /// <summary>Number format 49 is "@": text.</summary>
    public const int TextStyle = 1;

    public const int HeadingStyle = 2;

    public const int HintStyle = 3;

    /// <summary>Text that begins like a formula: the mark of an apostrophe typed in front.</summary>
    public const int QuotedStyle = 4;

    public const string PackageRelationships =
        $"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="{PackageRelationshipNamespace}">"""
        + $"""<Relationship Id="rId1" Type="{RelationshipNamespace}/officeDocument" Target="xl/workbook.xml"/></Relationships>""";

    public const string Styles =
        $"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><styleSheet xmlns="{SheetNamespace}">"""
        + """<fonts count="3"><font><sz val="11"/><name val="Calibri"/></font>"""
        + """<font><b/><sz val="11"/><name val="Calibri"/></font>"""
        + """<font><i/><sz val="9"/><color rgb="FF666666"/><name val="Calibri"/></font></fonts>"""
        + """<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>"""
        + """<fill><patternFill patternType="solid"><fgColor rgb="FFE8F0FE"/></patternFill></fill></fills>"""
        + """<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"""
        + """<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5">"""
        + """<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>"""
        + """<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>"""
        + """<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/>"""
        + """<xf numFmtId="49" fontId="2" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" """
        + """applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>"""
        + """<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/></cellXfs>"""
        + """<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>""";

    private const string MainType = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    public static string ContentTypes(int sheets) =>
        $"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="{ContentTypeNamespace}">"""
        + """<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"""
        + """<Default Extension="xml" ContentType="application/xml"/>"""
        + $"""<Override PartName="/xl/workbook.xml" ContentType="{MainType}.sheet.main+xml"/>"""
        + $"""<Override PartName="/xl/styles.xml" ContentType="{MainType}.styles+xml"/>"""
        + string.Concat(Enumerable.Range(1, sheets).Select(
            sheet => $"""<Override PartName="/xl/worksheets/sheet{sheet}.xml" ContentType="{MainType}.worksheet+xml"/>"""))
        + "</Types>";

    public static string WorkbookRelationships(int sheets) =>
        $"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="{PackageRelationshipNamespace}">"""
        + $"""<Relationship Id="rIdS" Type="{RelationshipNamespace}/styles" Target="styles.xml"/>"""
        + string.Concat(Enumerable.Range(1, sheets).Select(
            sheet => $"""<Relationship Id="rId{sheet}" Type="{RelationshipNamespace}/worksheet" """
                + $"""Target="worksheets/sheet{sheet}.xml"/>"""))
        + "</Relationships>";
}
