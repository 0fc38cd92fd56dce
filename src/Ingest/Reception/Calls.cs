using Grpc.Core;
using TraceEngine.Access.Calls;

namespace TraceEngine.Ingest.Reception;

/// <summary>What every call checks first.</summary>
internal static class Calls
{
    /// <summary>The verified caller.</summary>
    public static Caller CallerOf(ServerCallContext context) =>
        context.GetHttpContext().Features.Get<Caller>() ?? throw IngestErrors.NotSigned();

    /// <summary>A name of a stream or document.</summary>
    public static void CheckName(string field, string value, int limit)
    {
        if (value.Length == 0 || value.Length > limit || value.Any(char.IsControl))
        {
            throw IngestErrors.BadName(field, value, limit);
        }
    }
}
