using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Contracts.Verdicts;
using TraceEngine.Query.Lineage;

namespace TraceEngine.Query.Reception;

/// <summary>The answers of one call of StreamChains as they travel.</summary>
internal sealed class ChainStreamMessages
{
    private readonly SharedFactBook _shared = new();
    private uint _next;

    /// <summary>The next code is no trace code.</summary>
    public void AddBad(StreamChainsResponse message, string code, Reason fault) =>
        message.Chains.Add(new StreamedChain { Index = _next++, Code = PrintableText.Of(code), Fault = fault });

    /// <summary>The next code does not exist for the caller.</summary>
    public void AddUnknown(StreamChainsResponse message, byte[] key) =>
        message.Chains.Add(new StreamedChain { Index = _next++, Code = CodeKey.ToText(key), Fault = Reason.NotActive });

    /// <summary>The next code has a chain.</summary>
    public void Add(StreamChainsResponse message, ChainAnswer answer)
    {
        var chain = new StreamedChain
        {
            Index = _next++,
            Code = CodeKey.ToText(answer.Key),
            History = _shared.History(answer.Key, answer.Events, message),
            ReplacedBy = ChainNodeMessages.TextOf(answer.Events.ReplacedBy),
            Replaces = ChainNodeMessages.TextOf(answer.Events.Replaces),
        };
        if (answer.Chain is { } facts)
        {
            chain.Level = (uint)facts.Row.Level;
            chain.LevelName = facts.Level.Name;
            chain.CurrentLevelName = facts.CurrentProduct.LevelOf(facts.Node.Key, facts.Row.Level).Name;
            chain.State = ChainMessages.StateOf(facts.Row);
            chain.Status = (Contracts.Query.V1.CodeStatus)facts.Status;
            chain.EndCause = (EndCause)facts.Row.State;
            chain.Original = facts.Node.Original ?? string.Empty;
            chain.Activation = _shared.Activation(facts, message);
            chain.Package = _shared.Path(facts.Path, message);
            chain.Children = (ulong)facts.Contents.Children;
            chain.Contents.Add(ChainMessages.ToCounts(facts.Contents));
            chain.ContentsTruncated = facts.Contents.IsTruncated;
        }

        message.Chains.Add(chain);
    }
}
