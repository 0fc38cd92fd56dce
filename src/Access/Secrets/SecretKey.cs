namespace TraceEngine.Access.Secrets;

/// <summary>An sk. It can be revealed on purpose, but not by accident: its text form in logs and exceptions is a mask.</summary>
public sealed class SecretKey
{
    /// <summary>Bytes of an sk.</summary>
    public const int Size = 32;

    private readonly string _text;

    internal SecretKey(ReadOnlySpan<byte> value)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(value.Length, Size);
        _text = Convert.ToHexStringLower(value);
    }

    /// <summary>
    /// The sk as issued: 64 lower-case hex digits. For the one print at creation, the profile and the signature check.
    /// </summary>
    public string Reveal() => _text;

    /// <summary>Always the mask.</summary>
    public override string ToString() => "***";
}
