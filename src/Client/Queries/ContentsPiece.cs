namespace TraceEngine.Client.Queries;

/// <summary>A piece of the contents of a package, as it came.</summary>
/// <param name="Nodes">The next codes: packages before what is in them. The first of all is the code asked for.</param>
/// <param name="IsTruncated">In the last piece: more is inside than the server walks in one call.</param>
public sealed record ContentsPiece(IReadOnlyList<ContentsNode> Nodes, bool IsTruncated);
