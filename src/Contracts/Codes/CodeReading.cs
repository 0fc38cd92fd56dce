using TraceEngine.Contracts.Verdict.V1;

namespace TraceEngine.Contracts.Codes;

/// <summary>What parsing a code found out. The key itself is in the span that was handed to the parser.</summary>
/// <param name="Fault">Why the code is refused; <see cref="Reason.Unspecified"/> when it is good.</param>
/// <param name="Kind">What it is; <see cref="CodeKind.None"/> when refused.</param>
/// <param name="KeyLength">Bytes of the key; 0 when refused.</param>
/// <param name="DiffersFromCanonical">Whether the text sent is not the canonical form, so that it is kept beside the key.</param>
public readonly record struct CodeReading(Reason Fault, CodeKind Kind, int KeyLength, bool DiffersFromCanonical)
{
    /// <summary>Whether the code can be used.</summary>
    public bool IsGood => Fault == Reason.Unspecified;

    internal static CodeReading Refused(Reason fault) => new(fault, CodeKind.None, 0, false);
}
