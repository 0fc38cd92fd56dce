using TraceEngine.Contracts.Uploads;

namespace TraceEngine.Signing.Params;

/// <summary>A list of objects inside an object.</summary>
/// <param name="Name">Its name on the wire.</param>
/// <param name="NameZh">Its Chinese name.</param>
/// <param name="NameEn">Its English name.</param>
/// <param name="Item">What one of its objects holds.</param>
/// <param name="ItemsAtMost">How many it may hold.</param>
/// <param name="IsRequired">Whether it must be there and hold one, as far as that hangs on nothing else.</param>
internal sealed record ListShape(
    string Name, string NameZh, string NameEn, ObjectShape Item, int ItemsAtMost, bool IsRequired = false)
{
    /// <summary>The case in which it need not be there, where it must in all others; null = no such case.</summary>
    public UploadCondition? Unless { get; init; }
}
