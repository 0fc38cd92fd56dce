namespace TraceEngine.Tidy.Tests.Reading;

/// <summary>Something a <c>.proto</c> file declares.</summary>
/// <param name="Kind">message, enum, service, rpc, oneof, field or value.</param>
/// <param name="Name">Its name.</param>
/// <param name="Line">From 1.</param>
/// <param name="Depth">0 at the top of the file.</param>
/// <param name="HasComment">A comment ends on the line above.</param>
internal sealed record ProtoDeclaration(string Kind, string Name, int Line, int Depth, bool HasComment);
