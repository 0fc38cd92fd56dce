using TraceEngine.Access.Enterprises;
using TraceEngine.Access.Keys;
using TraceEngine.Contracts.Uploads.Tables;
using TraceEngine.Signing.Answers;
using TraceEngine.Signing.Interfaces;
using TraceEngine.Signing.Params;

namespace TraceEngine.Signing.Keys;

/// <summary>签发密钥 (/keys/issue): another key for the caller's enterprise, with the roles that it has.</summary>
internal sealed class KeyIssueInterface(KeyRegistry keys, EnterpriseDirectory enterprises) : IJsonInterface
{
    public InterfaceDescription Description { get; } = new(
        "/keys/issue", "签发密钥", "issue a key", new ObjectShape(RequestFields.IssueKey), KeyFields.Issued, IsWrite: true);

    public async Task<Answer> AnswerAsync(JsonCall call, CancellationToken ct)
    {
        var enterprise = await enterprises.FindAsync(call.Caller.CreditCode, ct)
            ?? throw new InvalidOperationException("The enterprise of a live key is registered.");
        return KeyAnswers.Issued(
            await keys.CreateAsync(enterprise, call.Values.Of("label"), KeyAnswers.ActorOf(call.Caller), ct));
    }
}
