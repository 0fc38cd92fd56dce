namespace TraceEngine.Functional.Tests.Histories;

/// <summary>What a document is answered.</summary>
/// <param name="Sent">Its rows.</param>
/// <param name="Refused">Refused rows, by row; empty when the whole is refused.</param>
/// <param name="Whole">Why the whole is refused, or null.</param>
/// <param name="OpenParents">Distinct parents of good rows that are not active; null where none are counted.</param>
internal sealed record Answer(int Sent, IReadOnlyList<Refusal> Refused, Refusal? Whole, int? OpenParents)
{
    public int RefusedCount => Whole is null ? Refused.Count : Sent;

    public int Accepted => Sent - RefusedCount;

    public override string ToString() =>
        $"{Accepted}+{RefusedCount}={Sent} {Whole}[{string.Join(", ", Refused)}] open {OpenParents}";

    public bool Equals(Answer? other) => other is not null
        && (Sent, Whole, OpenParents) == (other.Sent, other.Whole, other.OpenParents)
        && Refused.SequenceEqual(other.Refused);

    public override int GetHashCode() => HashCode.Combine(Sent, Refused.Count, Whole, OpenParents);
}
