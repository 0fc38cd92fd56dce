namespace TraceEngine.Contracts.Uploads;

/// <summary>A list inside an upload.</summary>
/// <param name="List">Which.</param>
/// <param name="Name">Its name on the wire.</param>
/// <param name="NameZh">Its Chinese name.</param>
/// <param name="NameEn">Its English name.</param>
/// <param name="IsRequired">Whether it must hold an item.</param>
/// <param name="Unless">The case in which it need not; null = none.</param>
public sealed record UploadListField(
    UploadList List, string Name, string NameZh, string NameEn, bool IsRequired, UploadCondition? Unless = null);
