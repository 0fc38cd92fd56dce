using System.Globalization;
using System.Text.Json;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Contracts.Terms;
using TraceEngine.Signing.Answers;

namespace TraceEngine.Signing.Queries;

/// <summary>Writes chains under the standard's names.</summary>
internal static class ChainWriter
{
    /// <summary>Writes the members of a chain's object.</summary>
    public static void Write(Utf8JsonWriter writer, Chain chain)
    {
        writer.Write(ChainFields.TracCodg, chain.Code);
        writer.Write(ChainFields.Rslt, "");
        writer.Write(ChainFields.OrigCodg, chain.Original);
        writer.Write(ChainFields.TracPacLv, chain.Level);
        writer.Write(ChainFields.PrntTracCodg, chain.Path.Count > 0 ? chain.Path[0].Code : "");
        writer.Write(ChainFields.SubCnt, chain.Children);
        writer.Write(ChainFields.CodgStas, NumberOf((int)chain.Status));
        writer.Write(ChainFields.CodgStasName, FieldTerms.Of(chain.Status).Zh);
        writer.Write(ChainFields.NewTracCodg, chain.ReplacedBy);
        writer.Write(ChainFields.OldTracCodg, chain.Replaces);
        WriteProduct(writer, chain);
        WriteLot(writer, chain);
        WritePackages(writer, chain);
        writer.WriteStartArray(ChainFields.NodeList.Name);
        foreach (var node in chain.Nodes)
        {
            writer.WriteStartObject();
            WriteNode(writer, node);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteProduct(Utf8JsonWriter writer, Chain chain)
    {
        writer.WriteStartObject(ChainFields.ProdInfo.Name);
        if (chain.Product is { } product)
        {
            writer.Write(ChainFields.ProdType, NumberOf((int)product.Kind));
            writer.Write(ChainFields.ProdCode, product.ProductCode);
            writer.Write(ChainFields.ProdName, product.Name);
            writer.Write(ChainFields.Spec, product.Spec);
            writer.Write(ChainFields.MedListCodg, chain.Mapping?.NhsaCode ?? "");
            writer.Write(ChainFields.DrugProdBarc, chain.Mapping?.Barcode ?? "");
            writer.Write(ChainFields.ProdVer, product.Version);
            writer.Write(ChainFields.CurProdName, chain.CurrentProduct?.Name ?? product.Name);
            writer.Write(ChainFields.CurSpec, chain.CurrentProduct?.Spec ?? product.Spec);
            writer.Write(ChainFields.PacLvName, product.LevelName);
        }

        writer.WriteEndObject();
    }

    private static void WriteLot(Utf8JsonWriter writer, Chain chain)
    {
        writer.WriteStartObject(ChainFields.LotInfo.Name);
        if (chain.Lot is { } lot)
        {
            writer.Write(ChainFields.ManuLotnum, lot.LotNumber);
            writer.Write(ChainFields.ManuDate, lot.MadeOn);
            writer.Write(ChainFields.ExpyEnd, lot.ExpiresOn);
            writer.Write(ChainFields.ExpyPrec, lot.ExpiryIsMonth ? "M" : "D");
        }

        if (chain.Activation is { } activation)
        {
            writer.Write(ChainFields.ActvTime, activation.ActivatedAt);
            writer.Write(ChainFields.UpdtTime, activation.UploadedAt);
            writer.Write(ChainFields.ActvOrgName, activation.EnterpriseName);
            writer.Write(ChainFields.ActvOrgUscc, activation.CreditCode);
            writer.Write(ChainFields.ProdLine, activation.Line);
            writer.Write(ChainFields.ProdWksp, activation.Workshop);
            writer.Write(ChainFields.ProdDuty, activation.LineManager);
        }

        writer.WriteEndObject();
    }

    private static void WritePackages(Utf8JsonWriter writer, Chain chain)
    {
        writer.WriteList(ChainFields.PathList, chain.Path, package =>
        {
            writer.Write(ChainFields.TracCodg, package.Code);
            writer.Write(ChainFields.TracPacLv, package.Level);
            writer.Write(ChainFields.PacLvName, package.LevelName);
        });
        writer.WriteList(ChainFields.InclList, chain.Contents, level =>
        {
            writer.Write(ChainFields.TracPacLv, level.Level);
            writer.Write(ChainFields.Cnt, level.Codes);
        });
        writer.WriteFlag(ChainFields.InclTrunc, chain.ContentsTruncated);
    }

    private static void WriteNode(Utf8JsonWriter writer, ChainNode node)
    {
        writer.Write(ChainFields.NodeType, NumberOf((int)node.Kind));
        writer.Write(ChainFields.NodeTypeName, FieldTerms.Of(node.Kind).Zh);
        writer.Write(ChainFields.OrgName, node.ReporterName);
        writer.Write(ChainFields.OrgUscc, node.Reporter);
        writer.Write(ChainFields.InvType, node.BillType);
        writer.Write(ChainFields.ShpSinNo, node.ShippingNote);
        writer.Write(ChainFields.DocNo, node.DocumentNumber);
        writer.Write(ChainFields.Time, node.EventAt);
        writer.Write(ChainFields.Stas, node.Withdrawn ? "2" : node.Incomplete ? "0" : "1");
        writer.Write(ChainFields.UpdtTime, node.UploadedAt);
        writer.Write(ChainFields.ViaTracCodg, node.Via);
        writer.Write(ChainFields.ShpOrgUscc, node.Shipper);
        writer.Write(ChainFields.ShppOrgUscc, node.Receiver);
        writer.Write(ChainFields.DelvEmpUscc, node.Carrier);
        writer.Write(ChainFields.CircOrgUscc, node.Circulator);
        writer.Write(ChainFields.ChgRea, node.ChangeReason);
        writer.Write(ChainFields.WdrwRea, node.WithdrawnReason);
    }

    // What is not told has no number.
    private static string NumberOf(int value) => value == 0 ? "" : value.ToString(CultureInfo.InvariantCulture);
}
