using System.Globalization;

namespace TraceEngine.Access.Calls;

/// <summary>The time in a signature: Unix time in seconds, ten digits, as text, since the text is what is signed.</summary>
internal static class SignedTime
{
    private const int Length = 10;

    public static bool IsWellFormed(string text) => text.Length == Length && !text.AsSpan().ContainsAnyExceptInRange('0', '9');

    /// <summary>Only for what <see cref="IsWellFormed"/>.</summary>
    public static DateTimeOffset Read(string text) =>
        DateTimeOffset.FromUnixTimeSeconds(long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture));
}
