using System.Text;

namespace TraceEngine.Files.Relation.Reading;

/// <summary>Names are compared without case: line software writes Version and version, Name and name.</summary>
internal static class AsciiName
{
    public static bool Same(ReadOnlySpan<byte> name, ReadOnlySpan<byte> expected) =>
        name.SequenceEqual(expected) || Ascii.EqualsIgnoreCase(name, expected);

    /// <summary>xmlns, xmlns:*, xsi:* and xml:*: the schema address is often wrong in case or place and says nothing.</summary>
    public static bool IsNamespacing(ReadOnlySpan<byte> name) =>
        name.StartsWith("xmlns"u8) || name.StartsWith("xsi:"u8) || name.StartsWith("xml:"u8);

    public static CodeSlot SlotOf(ReadOnlySpan<byte> name) => name.Length switch
    {
        4 when Same(name, "flag"u8) => CodeSlot.Flag,
        7 when Same(name, "curCode"u8) => CodeSlot.CurCode,
        9 when Same(name, "packLayer"u8) => CodeSlot.PackLayer,
        10 when Same(name, "parentCode"u8) => CodeSlot.ParentCode,
        _ => CodeSlot.Unknown,
    };
}
