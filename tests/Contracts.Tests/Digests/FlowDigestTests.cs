using Google.Protobuf.Reflection;
using TraceEngine.Contracts.Digests;
using TraceEngine.Contracts.Flows;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Contracts.Tests.Digests;

public sealed class FlowDigestTests
{
    [Fact]
    public void HeaderDigest_OfEveryFieldChanged_Differs()
    {
        var parts = new[] { "expected_count", "complete", "code_system" };
        var plain = FlowDigest.OfHeader(new FlowHeader());
        foreach (var field in FlowHeader.Descriptor.Fields.InDeclarationOrder())
        {
            var header = new FlowHeader();
            field.Accessor.SetValue(header, ValueOf(field));
            Assert.Equal(parts.Contains(field.Name), plain.AsSpan().SequenceEqual(FlowDigest.OfHeader(header)));
        }
    }

    [Fact]
    public void HeaderDigest_OfEveryDetailAndPartyFieldChanged_Differs()
    {
        var seen = new HashSet<string>();
        foreach (var field in FlowDetails.Descriptor.Fields.InDeclarationOrder())
        {
            var details = new FlowDetails();
            field.Accessor.SetValue(details, ValueOf(field));
            Assert.True(seen.Add(Text(FlowDigest.OfHeader(new FlowHeader { Details = details }))), field.Name);
        }

        foreach (var field in Party.Descriptor.Fields.InDeclarationOrder())
        {
            var party = new Party();
            field.Accessor.SetValue(party, ValueOf(field));
            Assert.True(seen.Add(Text(FlowDigest.OfHeader(new FlowHeader { Shipper = party }))), field.Name);
            Assert.True(seen.Add(Text(FlowDigest.OfHeader(new FlowHeader { Receiver = party }))), field.Name);
        }
    }

    [Fact]
    public void BatchDigest_OfOtherRows_Differs()
    {
        var sections = new[]
        {
            Section(),
            Section(section => section.Rejected.Add(new RejectedCode { Code = "a", Reason = "b" })),
            Section(section => section.Rejected.Add(new RejectedCode { Code = "ab" })),
            Section(section => section.Lots.Add(new LotReference { LotNumber = "a" })),
            Section(section => section.Quantities.Add(new QuantityItem { Identifier = "a" })),
            Section(section => section.Quantities.Add(new QuantityItem { LotNumber = "a" })),
            Section(section => section.Corrections.Add(new Correction { Document = new WithdrawDocument() })),
            Section(section => section.Corrections.Add(new Correction { Activation = new WithdrawActivation() })),
            Section(section => section.Corrections.Add(new Correction { Lot = new CorrectLot() })),
            Section(section => section.Header.ExpectedCount = 1),
            Section(section => section.Header.Complete = true),
        };

        Assert.Equal(sections.Length, sections.Select(DigestOf).Distinct().Count());
        Assert.Equal(DigestOf(sections[1]), DigestOf(sections[1].Clone()));
    }

    [Fact]
    public void DocumentId_OfEnterpriseKindAndNumber_IsItsOwn()
    {
        var ids = new[]
        {
            FlowDocumentId.Of(1, DocumentKind.Shipping, "A"),
            FlowDocumentId.Of(2, DocumentKind.Shipping, "A"),
            FlowDocumentId.Of(1, DocumentKind.Receiving, "A"),
            FlowDocumentId.Of(1, DocumentKind.Shipping, "B"),
        };

        Assert.All(ids, id => Assert.Equal(16, id.Length));
        Assert.Equal(4, ids.Select(Text).Distinct().Count());
        Assert.Equal("shipping/A", FlowLedgerName.Of(DocumentKind.Shipping, "A"));
    }

    private static FlowSection Section(Action<FlowSection>? change = null)
    {
        var section = new FlowSection { Header = new FlowHeader() };
        change?.Invoke(section);
        return section;
    }

    private static string DigestOf(FlowSection section)
    {
        using var digest = new FlowDigest();
        digest.Begin(1);
        digest.Section(section, codes: 0);
        digest.OtherRows(section);
        return Text(digest.Finish());
    }

    private static string Text(byte[] bytes) => Convert.ToHexString(bytes);

    private static object ValueOf(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.String => "x",
        FieldType.Bool => true,
        FieldType.UInt64 => 1ul,
        FieldType.Enum => 1,
        _ => field.MessageType.Parser.ParseFrom([]),
    };
}
