namespace TraceEngine.Access.Enterprises;

/// <summary>How admission treats products and prefixes that nobody has registered.</summary>
public enum Strictness
{
    /// <summary>They are refused. The default.</summary>
    Strict,

    /// <summary>They are accepted and flagged.</summary>
    Open,
}
