namespace TraceEngine.Query.Tests.Caching.Model;

/// <summary>A command on its way to a server: it may run late, when nobody waits for it any more, unless it is fenced.</summary>
internal sealed class ModelCommand
{
    /// <summary>Whether it has run.</summary>
    public bool HasRun { get; set; }

    /// <summary>The database ended whoever sent it: it will never run.</summary>
    public bool IsFenced { get; set; }
}
