using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using TraceEngine.Contracts.Query.V1;

namespace TraceEngine.Bench.Json;

/// <summary>The fields of a chain as somebody would write them who has no table of names and no terms: as they came.</summary>
internal static class ChainJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    public static ReadOnlyMemory<byte> Render(Chain chain)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var writer = new Utf8JsonWriter(buffer, Options);
        writer.WriteStartObject();
        writer.WriteNumber("code", 0);
        writer.WriteStartObject("data");
        WriteCode(writer, chain);
        WriteProduct(writer, chain);
        WriteLot(writer, chain);
        writer.WriteStartArray("path");
        foreach (var package in chain.Path)
        {
            writer.WriteStartObject();
            writer.WriteString("code", package.Code);
            writer.WriteNumber("level", package.Level);
            writer.WriteString("level_name", package.LevelName);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("nodes");
        foreach (var node in chain.Nodes)
        {
            WriteNode(writer, node);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    private static void WriteCode(Utf8JsonWriter writer, Chain chain)
    {
        writer.WriteString("code", chain.Code);
        writer.WriteString("original", chain.Original);
        writer.WriteNumber("level", chain.Level);
        writer.WriteNumber("children", chain.Children);
        writer.WriteNumber("status", (int)chain.Status);
        writer.WriteString("replaced_by", chain.ReplacedBy);
        writer.WriteString("replaces", chain.Replaces);
    }

    private static void WriteProduct(Utf8JsonWriter writer, Chain chain)
    {
        writer.WriteString("product_code", chain.Product.ProductCode);
        writer.WriteNumber("product_kind", (int)chain.Product.Kind);
        writer.WriteString("product_name", chain.Product.Name);
        writer.WriteString("spec", chain.Product.Spec);
        writer.WriteString("level_name", chain.Product.LevelName);
        writer.WriteString("nhsa_code", chain.Mapping?.NhsaCode);
        writer.WriteString("barcode", chain.Mapping?.Barcode);
    }

    private static void WriteLot(Utf8JsonWriter writer, Chain chain)
    {
        writer.WriteString("lot", chain.Lot.LotNumber);
        writer.WriteString("made_on", chain.Lot.MadeOn);
        writer.WriteString("expires_on", chain.Lot.ExpiresOn);
        writer.WriteString("activated_at", chain.Activation.ActivatedAt.ToDateTime());
        writer.WriteString("uploaded_at", chain.Activation.UploadedAt.ToDateTime());
        writer.WriteString("enterprise", chain.Activation.EnterpriseName);
        writer.WriteString("credit_code", chain.Activation.CreditCode);
        writer.WriteString("line", chain.Activation.Line);
        writer.WriteString("workshop", chain.Activation.Workshop);
        writer.WriteString("line_manager", chain.Activation.LineManager);
    }

    private static void WriteNode(Utf8JsonWriter writer, ChainNode node)
    {
        writer.WriteStartObject();
        writer.WriteNumber("kind", (int)node.Kind);
        writer.WriteString("reporter_name", node.ReporterName);
        writer.WriteString("reporter", node.Reporter);
        writer.WriteString("bill_type", node.BillType);
        writer.WriteString("shipping_note", node.ShippingNote);
        writer.WriteString("document_number", node.DocumentNumber);
        writer.WriteString("event_at", node.EventAt.ToDateTime());
        writer.WriteString("uploaded_at", node.UploadedAt.ToDateTime());
        writer.WriteString("via", node.Via);
        writer.WriteString("shipper", node.Shipper);
        writer.WriteString("receiver", node.Receiver);
        writer.WriteString("carrier", node.Carrier);
        writer.WriteString("circulator", node.Circulator);
        writer.WriteString("change_reason", node.ChangeReason);
        writer.WriteBoolean("withdrawn", node.Withdrawn);
        writer.WriteString("withdrawn_reason", node.WithdrawnReason);
        writer.WriteEndObject();
    }
}
