namespace TraceEngine.Files.Relation;

/// <summary>
/// The attributes of one <c>Relation</c> element as the file has them, decoded and trimmed; null where the attribute is missing.
/// </summary>
/// <param name="ProductCode">productCode: the maker's product code; need not be the prefix of the codes below it.</param>
/// <param name="SubTypeNo">subTypeNo: the product sub-type.</param>
/// <param name="Cascade">cascade: the pack ratio (包装比例) as written, such as <c>1:10:100</c>.</param>
/// <param name="PackageSpec">packageSpec: the package specification.</param>
/// <param name="Comment">comment: usually the product name.</param>
/// <param name="LinkProductCode">linkProductCode: a linked product.</param>
/// <param name="AssCorpCode">assCorpCode: the entrusted enterprise.</param>
/// <param name="License">License of the root element.</param>
/// <param name="EventsVersion">Version or version of the Events element; 3.0 is expected.</param>
/// <param name="EventName">Name or name of the Event element; RelationCreate is expected.</param>
public sealed record RelationHeader(
    string? ProductCode,
    string? SubTypeNo,
    string? Cascade,
    string? PackageSpec,
    string? Comment,
    string? LinkProductCode,
    string? AssCorpCode,
    string? License,
    string? EventsVersion,
    string? EventName);
