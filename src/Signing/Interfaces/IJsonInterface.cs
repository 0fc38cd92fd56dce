using TraceEngine.Signing.Answers;

namespace TraceEngine.Signing.Interfaces;

/// <summary>One interface of the standard: maps its fields to a call of the engine, and the answer back.</summary>
internal interface IJsonInterface
{
    /// <summary>Its path, names and fields.</summary>
    InterfaceDescription Description { get; }

    /// <summary>Answers a call.</summary>
    Task<Answer> AnswerAsync(JsonCall call, CancellationToken ct);
}
