using TraceEngine.Access.Keys;
using TraceEngine.Contracts.Parties;
using TraceEngine.Signing.Answers;
using TraceEngine.Signing.Interfaces;
using TraceEngine.Signing.Params;

namespace TraceEngine.Signing.Keys;

/// <summary>密钥列表 (/keys): the keys of the caller's enterprise, without their secrets, and what they may be used for.</summary>
internal sealed class KeyListInterface(KeyRegistry keys, TimeProvider time) : IJsonInterface
{
    public InterfaceDescription Description { get; } = new(
        "/keys", "密钥列表", "keys", new ObjectShape([]), [KeyFields.Roles, KeyFields.KeyList]);

    public async Task<Answer> AnswerAsync(JsonCall call, CancellationToken ct)
    {
        var list = await keys.ListAsync(call.Caller.EnterpriseId, ct);
        var now = time.GetUtcNow();
        return Answer.Ok(writer =>
        {
            writer.WriteStartObject();
            writer.Write(KeyFields.Roles, string.Join(',', call.Caller.Roles.Select(role => role.ToStoredName()).Order()));
            writer.WriteList(KeyFields.KeyList, list, key => KeyAnswers.Write(writer, key, now));
            writer.WriteEndObject();
        });
    }
}
