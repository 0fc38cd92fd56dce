using System.Net;
using TraceEngine.Access.Calls;
using TraceEngine.Access.Services;

namespace TraceEngine.Access.Envelopes;

/// <summary>
/// Checks the signatures of JSON bodies by the rules of gRPC calls: the same keys, the same clock difference, the same cost for
/// an unknown ak as for a wrong sign. Safe for use by many requests at once.
/// </summary>
public sealed class EnvelopeVerifier
{
    private readonly SignatureCheck _signatures;
    private readonly DenialReport _denials;

    internal EnvelopeVerifier(SignatureCheck signatures, DenialReport denials) =>
        (_signatures, _denials) = (signatures, denials);

    /// <summary>Says who signed the body. A denial is counted, and logged with its reason.</summary>
    /// <param name="envelope">The parts of the body.</param>
    /// <param name="address">Where it came from, for the log; null when that isn't known.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <exception cref="OperationCanceledException">The caller has given up.</exception>
    public async ValueTask<EnvelopeVerdict> VerifyAsync(SignedEnvelope envelope, IPAddress? address, CancellationToken ct)
    {
        var isWellFormed = EnvelopeText.IsWellFormed(envelope);
        var verdict = isWellFormed ? await CheckAsync(envelope, ct) : CallVerdict.Denied(DenialReason.Malformed);
        if (verdict.Caller is { } caller)
        {
            return new EnvelopeVerdict(EnvelopeVerdictKind.Allowed, caller);
        }
        // An ak of any length may have come: only one that was looked at is worth a line.
        _denials.Add(verdict.Reason, isWellFormed ? envelope.Ak : null, address);
        var kind = verdict.Reason == DenialReason.KeysNotReadable
            ? EnvelopeVerdictKind.KeysNotReadable
            : EnvelopeVerdictKind.Denied;
        return new EnvelopeVerdict(kind, null);
    }

    // The facade signs calls, never bodies: its name in one is somebody else's.
    private ValueTask<CallVerdict> CheckAsync(SignedEnvelope envelope, CancellationToken ct) =>
        envelope.Ak == ServiceIdentity.Ak
            ? ValueTask.FromResult(CallVerdict.Denied(DenialReason.UnknownKey))
            : _signatures.VerifyAsync(new EnvelopeText(envelope), ct);
}
