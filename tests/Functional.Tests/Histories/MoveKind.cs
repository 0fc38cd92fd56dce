namespace TraceEngine.Functional.Tests.Histories;

/// <summary>What a packaging section does.</summary>
internal enum MoveKind
{
    Pack,
    Unpack,

    /// <summary>An unpack that names parents only.</summary>
    Empty,
    Repack,
    Replace,
}
