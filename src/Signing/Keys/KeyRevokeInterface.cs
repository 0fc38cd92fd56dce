using TraceEngine.Access.Keys;
using TraceEngine.Contracts.Uploads.Tables;
using TraceEngine.Signing.Answers;
using TraceEngine.Signing.Interfaces;
using TraceEngine.Signing.Params;

namespace TraceEngine.Signing.Keys;

/// <summary>吊销密钥 (/keys/revoke): all its versions end at once; also the key that signed the call.</summary>
internal sealed class KeyRevokeInterface(KeyRegistry keys) : IJsonInterface
{
    public InterfaceDescription Description { get; } = new(
        "/keys/revoke",
        "吊销密钥",
        "revoke a key",
        new ObjectShape(RequestFields.RevokeKey),
        [KeyFields.Ak, KeyFields.Revoked],
        IsWrite: true);

    public async Task<Answer> AnswerAsync(JsonCall call, CancellationToken ct)
    {
        var ak = call.Values.Of("access_key");

        // What the revocation itself ends must not end it: the token of the caller's own key is not waited for.
        var wasLive = await keys.RevokeAsync(
            call.Caller.EnterpriseId, ak, KeyAnswers.ActorOf(call.Caller), CancellationToken.None);
        return Answer.Ok(writer =>
        {
            writer.WriteStartObject();
            writer.Write(KeyFields.Ak, ak);
            writer.WriteFlag(KeyFields.Revoked, wasLive);
            writer.WriteEndObject();
        });
    }
}
