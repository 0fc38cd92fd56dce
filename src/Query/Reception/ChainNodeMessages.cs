using Google.Protobuf.WellKnownTypes;
using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Query.Lineage;

namespace TraceEngine.Query.Reception;

/// <summary>What happened to a code, as it travels.</summary>
internal static class ChainNodeMessages
{
    /// <summary>The chain of an answer: all of it, or the code with the caller's own documents.</summary>
    public static Chain ToMessage(ChainAnswer answer)
    {
        var chain = answer.Chain is { } facts
            ? ChainMessages.ToMessage(facts)
            : new Chain { Code = CodeKey.ToText(answer.Key) };
        foreach (var visit in answer.Events.Visits)
        {
            chain.Nodes.Add(ToNode(visit.Document, TextOf(visit.Via), answer.Events));
        }

        chain.ReplacedBy = TextOf(answer.Events.ReplacedBy);
        chain.Replaces = TextOf(answer.Events.Replaces);
        return chain;
    }

    /// <summary>A document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="via">The code that it names.</param>
    /// <param name="events">Tells who reported it.</param>
    public static ChainNode ToNode(DocumentFacts document, string via, ChainEvents events)
    {
        return new ChainNode
        {
            Kind = document.Kind,
            BillType = document.BillType,
            DocumentNumber = document.Number,
            Reporter = events.ReporterOf(document),
            Shipper = document.Shipper,
            Receiver = document.Receiver,
            Carrier = document.Carrier,
            Circulator = document.Circulator,
            EventAt = Timestamp.FromDateTime(document.EventAt),
            UploadedAt = Timestamp.FromDateTime(document.UploadedAt),
            Via = via,
            ChangeReason = document.ChangeReason,
            Withdrawn = document.IsWithdrawn,
            WithdrawnReason = document.WithdrawnReason,
            Incomplete = document.IsOpen,
            ShippingNote = document.ShippingNote,
            ReporterName = events.ReporterNameOf(document),
        };
    }

    /// <summary>A code as text; empty when there is none.</summary>
    public static string TextOf(byte[]? key) => key is null or [] ? string.Empty : CodeKey.ToText(key);
}
