using System.Security.Cryptography;

namespace TraceEngine.Access.Keys;

/// <summary>The ak: a random name that can be read out on the phone.</summary>
internal static class AccessKeyName
{
    /// <summary>Longest ak looked at in a call; ours have 22 characters.</summary>
    public const int MaximumLength = 40;

    // No 0, 1, i, l, o: they are misread. 31 symbols, 16 of them: 79 bits, so two hosts never make the same.
    private const string Symbols = "23456789abcdefghjkmnpqrstuvwxyz";

    public static string Create()
    {
        var symbols = RandomNumberGenerator.GetString(Symbols, 16);
        return $"ak-{symbols[..4]}-{symbols[4..8]}-{symbols[8..12]}-{symbols[12..]}";
    }
}
