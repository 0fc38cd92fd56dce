using TraceEngine.Contracts.Verdict.V1;

namespace TraceEngine.Contracts.Verdicts;

/// <summary>All there is to say about one reason.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Group">Its group in the JSON interface (errCode), one of <see cref="VerdictGroup"/>.</param>
/// <param name="Retryable">Whether sending the same row again later can succeed.</param>
/// <param name="MessageZh">What is wrong, in Chinese, with placeholders {0}, {1} ...</param>
/// <param name="MessageEn">What is wrong, in English.</param>
/// <param name="RemedyZh">What to do, in Chinese.</param>
/// <param name="RemedyEn">What to do, in English.</param>
/// <param name="Example">An example of {0} that gets this verdict, for manuals.</param>
/// <param name="ArgumentNames">What each placeholder stands for; {0} is the value at fault.</param>
public sealed record VerdictEntry(
    Reason Reason,
    string Group,
    bool Retryable,
    string MessageZh,
    string MessageEn,
    string RemedyZh,
    string RemedyEn,
    string Example,
    IReadOnlyList<string> ArgumentNames);
