using TraceEngine.Access.Enterprises;
using TraceEngine.Contracts.Parties;

namespace TraceEngine.Access.Calls;

/// <summary>Who makes the call at hand: put into <c>HttpContext.Features</c> once its signature has been verified.</summary>
public sealed class Caller
{
    /// <summary>Our number of the enterprise.</summary>
    public required long EnterpriseId { get; init; }

    /// <summary>Its unified social credit code.</summary>
    public required string CreditCode { get; init; }

    /// <summary>The key that signed.</summary>
    public required string Ak { get; init; }

    /// <summary>What the enterprise may act as, when the call began.</summary>
    public required IReadOnlySet<EnterpriseRole> Roles { get; init; }

    /// <summary>How admission treats products and prefixes that are not registered, when the call began.</summary>
    public Strictness Strictness { get; init; }

    /// <summary>Fires within 5 s after the key was revoked or has expired: a long call must end then.</summary>
    public CancellationToken Revoked { get; init; }
}
