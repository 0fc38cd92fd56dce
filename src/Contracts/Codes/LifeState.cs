namespace TraceEngine.Contracts.Codes;

/// <summary>Whether a code is live, and if not what ended it. Stored: never renumbered or reused.</summary>
public enum LifeState : short
{
    /// <summary>Live.</summary>
    Live = 0,

    /// <summary>Voided (注销).</summary>
    Voided = 1,

    /// <summary>Destroyed (销毁).</summary>
    Destroyed = 2,

    /// <summary>Replaced by another code (替换).</summary>
    Replaced = 3,

    /// <summary>Sampled (抽样).</summary>
    Sampled = 4,

    /// <summary>Its activation was withdrawn (撤回激活).</summary>
    ActivationWithdrawn = 5,
}
