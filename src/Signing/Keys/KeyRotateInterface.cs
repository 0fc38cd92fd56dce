using TraceEngine.Access.Keys;
using TraceEngine.Contracts.Uploads.Tables;
using TraceEngine.Signing.Answers;
using TraceEngine.Signing.Interfaces;
using TraceEngine.Signing.Params;

namespace TraceEngine.Signing.Keys;

/// <summary>轮换密钥 (/keys/rotate): a new sk; the one before works on for the time of the overlap.</summary>
internal sealed class KeyRotateInterface(KeyRegistry keys) : IJsonInterface
{
    public InterfaceDescription Description { get; } = new(
        "/keys/rotate", "轮换密钥", "rotate a key", new ObjectShape(RequestFields.RotateKey), KeyFields.Issued, IsWrite: true);

    public async Task<Answer> AnswerAsync(JsonCall call, CancellationToken ct) => KeyAnswers.Issued(await keys.RotateAsync(
        call.Caller.EnterpriseId,
        call.Values.Of("access_key"),
        call.Values.Of("end_older") == "1",
        KeyAnswers.ActorOf(call.Caller),
        ct));
}
