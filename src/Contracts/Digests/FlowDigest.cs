using Google.Protobuf.WellKnownTypes;
using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Contracts.Digests;

/// <summary>
/// Digest v1 of a flow batch: SHA-256 over its canonical content. Encoding, mode, sequence and client position are left out.
/// Layout: magic, number of sections; per section the header's fields with their lengths, expected count, complete, code
/// system, number of rows of each sort; then the rows in order. A code that cannot be read stands as 255 (no key is that
/// long), its length and its raw bytes.
/// </summary>
public sealed class FlowDigest : IDisposable
{
    private const int Magic = 0x54454631; // "TEF1"
    private const byte Absent = 0;
    private const byte Present = 1;

    private readonly DigestWriter _writer = new();

    /// <summary>
    /// Digest of a document's header, so that all its parts can be held against the first: without expected count, complete
    /// and code system, which may differ from part to part.
    /// </summary>
    public static byte[] OfHeader(FlowHeader header)
    {
        using var writer = new DigestWriter();
        WriteHeader(writer, header);
        return writer.Finish();
    }

    /// <summary>Starts a batch.</summary>
    /// <param name="sections">Sections that follow.</param>
    public void Begin(int sections)
    {
        _writer.Int32(Magic);
        _writer.Int32(sections);
    }

    /// <summary>Starts a section; its rows follow.</summary>
    public void Section(FlowSection section, int codes)
    {
        var header = section.Header;
        WriteHeader(_writer, header);
        _writer.Int64((long)header.ExpectedCount);
        _writer.Byte(header.Complete ? Present : Absent);
        _writer.Byte((byte)header.CodeSystem);
        _writer.Int32(codes);
        _writer.Int32(section.Rejected.Count);
        _writer.Int32(section.Lots.Count);
        _writer.Int32(section.Quantities.Count);
        _writer.Int32(section.Corrections.Count);
    }

    /// <summary>A code that could be read.</summary>
    public void Code(ReadOnlySpan<byte> key)
    {
        var span = _writer.Reserve(1 + CodeKey.MaxKeyBytes);
        span[0] = (byte)key.Length;
        key.CopyTo(span[1..]);
        _writer.Advance(1 + key.Length);
    }

    /// <summary>A code that could not be read, as received.</summary>
    public void UnreadableCode(ReadOnlySpan<byte> raw)
    {
        _writer.Byte(byte.MaxValue);
        _writer.Bytes(raw);
    }

    /// <summary>The rows of a section that are not codes, as sent.</summary>
    public void OtherRows(FlowSection section)
    {
        foreach (var rejected in section.Rejected)
        {
            _writer.Text(rejected.Code);
            _writer.Text(rejected.Reason);
        }

        foreach (var lot in section.Lots)
        {
            WriteLot(lot);
        }

        foreach (var quantity in section.Quantities)
        {
            _writer.Text(quantity.Identifier);
            _writer.Text(quantity.LotNumber);
            _writer.Text(quantity.Quantity);
        }

        foreach (var correction in section.Corrections)
        {
            WriteCorrection(correction);
        }
    }

    /// <summary>The digest, 32 bytes; the object can be used again.</summary>
    public byte[] Finish() => _writer.Finish();

    /// <inheritdoc />
    public void Dispose() => _writer.Dispose();

    private static void WriteHeader(DigestWriter writer, FlowHeader header)
    {
        writer.Int32((int)header.Kind);
        writer.Text(header.DocumentNumber);
        writer.Text(header.ShippingNote);
        writer.Text(header.BillType);
        WriteTime(writer, header.EventAt);
        WriteParty(writer, header.Shipper);
        WriteParty(writer, header.Receiver);
        WriteParty(writer, header.Carrier);
        WriteParty(writer, header.Circulator);
        writer.Text(header.ChangeReason);
        WriteDetails(writer, header.Details);
    }

    private static void WriteTime(DigestWriter writer, Timestamp? time)
    {
        writer.Byte(time is null ? Absent : Present);
        writer.Int64(time?.Seconds ?? 0);
        writer.Int32(time?.Nanos ?? 0);
    }

    private static void WriteParty(DigestWriter writer, Party? party)
    {
        writer.Byte(party is null ? Absent : Present);
        if (party is null)
        {
            return;
        }

        writer.Text(party.CreditCode);
        writer.Text(party.Name);
        writer.Text(party.Address);
        writer.Text(party.Handler);
        WriteTime(writer, party.EventAt);
        writer.Text(party.DeclaredState);
    }

    private static void WriteDetails(DigestWriter writer, FlowDetails? details)
    {
        writer.Byte(details is null ? Absent : Present);
        if (details is null)
        {
            return;
        }

        ReadOnlySpan<string> texts =
        [
            details.AccompanyingNote, details.OrderNumber, details.Vehicle, details.Driver, details.TemperatureMin,
            details.TemperatureMax, details.DeliveryState, details.CheckResult, details.CheckReason, details.Executor,
            details.Supervisor, details.Contact, details.Memo, details.NhsaCode, details.Barcode, details.LotNumber,
            details.MadeOn, details.ExpiresOn, details.ProducerName, details.DeclaredTotal,
        ];
        foreach (var text in texts)
        {
            writer.Text(text);
        }

        WriteTime(writer, details.ArrivedAt);
    }

    private void WriteLot(LotReference? lot)
    {
        var product = lot?.Product ?? new ProductReference();
        _writer.Text(product.ProductCode);
        _writer.Text(product.NhsaCode);
        _writer.Text(product.Barcode);
        _writer.Text(lot?.LotNumber ?? "");
    }

    private void WriteCorrection(Correction correction)
    {
        _writer.Byte((byte)correction.TargetCase);
        switch (correction.TargetCase)
        {
            case Correction.TargetOneofCase.Document:
                _writer.Int32((int)correction.Document.Kind);
                _writer.Text(correction.Document.DocumentNumber);
                break;
            case Correction.TargetOneofCase.Activation:
                _writer.Text(correction.Activation.Name);
                _writer.Byte(correction.Activation.Document ? Present : Absent);
                _writer.Int64((long)correction.Activation.Sequence);
                break;
            case Correction.TargetOneofCase.Lot:
                WriteLot(correction.Lot.Lot);
                _writer.Text(correction.Lot.MadeOn);
                _writer.Text(correction.Lot.ExpiresOn);
                break;
        }
    }
}
