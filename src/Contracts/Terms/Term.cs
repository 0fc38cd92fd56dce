namespace TraceEngine.Contracts.Terms;

/// <summary>What something is called.</summary>
/// <param name="Zh">In Chinese.</param>
/// <param name="En">In English.</param>
public sealed record Term(string Zh, string En)
{
    /// <summary>No name: the value is of a newer version, or not told.</summary>
    public static Term None { get; } = new("", "");

    /// <summary>Both, for people.</summary>
    public override string ToString() => this == None ? "" : $"{Zh} {En}";
}
