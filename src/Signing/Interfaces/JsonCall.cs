using Microsoft.AspNetCore.Http;
using TraceEngine.Access.Calls;
using TraceEngine.Signing.Params;
using TraceEngine.Signing.Upstream;

namespace TraceEngine.Signing.Interfaces;

/// <summary>A call whose signature and <c>param</c> are good.</summary>
/// <param name="Caller">Who calls.</param>
/// <param name="Values">What <c>param</c> holds, checked by the field table.</param>
/// <param name="Engine">The engine on behalf of the caller.</param>
/// <param name="SignedAt">The envelope's timestamp, ten digits.</param>
/// <param name="Request">For what stands in headers.</param>
internal sealed record JsonCall(Caller Caller, ObjectValues Values, EngineCalls Engine, string SignedAt, HttpRequest Request);
