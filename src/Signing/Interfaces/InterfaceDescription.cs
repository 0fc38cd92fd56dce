using TraceEngine.Signing.Answers;
using TraceEngine.Signing.Params;

namespace TraceEngine.Signing.Interfaces;

/// <summary>What an interface is, for its own checks and for the documents made of them.</summary>
/// <param name="Path">Its path, such as /shpInfo.</param>
/// <param name="NameZh">Its Chinese name.</param>
/// <param name="NameEn">Its English name.</param>
/// <param name="Param">What <c>param</c> may hold.</param>
/// <param name="Data">What <c>data</c> of the answer holds.</param>
/// <param name="IsWrite">Whether it has an effect: such calls are remembered, so that a repeat has none.</param>
internal sealed record InterfaceDescription(
    string Path, string NameZh, string NameEn, ObjectShape Param, IReadOnlyList<AnswerField> Data, bool IsWrite = false)
{
    /// <summary>What to know beside the fields, in Chinese.</summary>
    public string NoteZh { get; init; } = "";

    /// <summary>The same in English.</summary>
    public string NoteEn { get; init; } = "";

    /// <summary>A document number makes a repeat of the same content harmless, whatever is remembered of its signature.</summary>
    public bool IsNumbered { get; init; }

    /// <summary>The answer is a file and not the one shape.</summary>
    public bool IsFile { get; init; }
}
