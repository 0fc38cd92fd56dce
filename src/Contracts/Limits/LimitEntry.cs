using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Contracts.Limits;

/// <summary>One cap of a room, as it is told to callers.</summary>
/// <param name="Setting">Its setting, such as <c>Ingest:Limits:MaxCodesPerBatch</c>.</param>
/// <param name="TitleZh">What it limits, in Chinese.</param>
/// <param name="TitleEn">What it limits, in English.</param>
/// <param name="Unit">What it counts.</param>
/// <param name="Owner">Whose use it counts.</param>
/// <param name="Value">The cap.</param>
/// <param name="Used">How much of it is used now; null where nothing is used up.</param>
public sealed record LimitEntry(
    string Setting, string TitleZh, string TitleEn, LimitUnit Unit, LimitOwner Owner, long Value, long? Used = null)
{
    /// <summary>A limit of each message, batch, document, row or text.</summary>
    public static LimitEntry OfCall(string setting, string titleZh, string titleEn, LimitUnit unit, long value) =>
        new(setting, titleZh, titleEn, unit, LimitOwner.Call, value);

    /// <summary>A limit of the whole host.</summary>
    public static LimitEntry OfHost(
        string setting, string titleZh, string titleEn, LimitUnit unit, long value, long? used = null) =>
        new(setting, titleZh, titleEn, unit, LimitOwner.Host, value, used);

    /// <summary>A time that each call or stream is held to.</summary>
    public static LimitEntry OfTime(string setting, string titleZh, string titleEn, TimeSpan value) =>
        new(setting, titleZh, titleEn, LimitUnit.Milliseconds, LimitOwner.Call, (long)value.TotalMilliseconds);

    /// <summary>A pause or interval of the host itself.</summary>
    public static LimitEntry OfHostTime(string setting, string titleZh, string titleEn, TimeSpan value) =>
        new(setting, titleZh, titleEn, LimitUnit.Milliseconds, LimitOwner.Host, (long)value.TotalMilliseconds);
}
