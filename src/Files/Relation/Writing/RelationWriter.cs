using System.Globalization;
using System.Security;

namespace TraceEngine.Files.Relation.Writing;

/// <summary>Writes a seeded cascade as relation XML 3.0, as a stream, in fixed memory.</summary>
public static class RelationWriter
{
    // One row has at most 110 bytes; 64 KiB makes a write call of some 600 rows.
    private const int BufferBytes = 64 * 1024;
    private const int MaxRowBytes = 128;

    /// <summary>Writes the whole document and flushes.</summary>
    /// <param name="target">Where to; stays open.</param>
    /// <param name="header">The product and lot.</param>
    /// <param name="cascade">The codes.</param>
    /// <param name="cancellation">Stops between buffers; what was written stays.</param>
    /// <returns>Rows written.</returns>
    public static long Write(
        Stream target, RelationWriterOptions header, SeededCascadeOptions cascade, CancellationToken cancellation = default)
    {
        var encoding = header.Encoding;
        target.Write(encoding.GetPreamble());
        target.Write(encoding.GetBytes(Opening(header, cascade)));
        var buffer = new byte[BufferBytes];
        var used = 0;
        long rows = 0;
        var codes = new SeededCascade(cascade);
        while (codes.MoveNext())
        {
            if (used > BufferBytes - MaxRowBytes)
            {
                cancellation.ThrowIfCancellationRequested();
                target.Write(buffer.AsSpan(0, used));
                used = 0;
            }

            used += WriteRow(codes, buffer.AsSpan(used));
            rows++;
        }

        target.Write(buffer.AsSpan(0, used));
        target.Write("    </Batch>\n   </Relation>\n  </Event>\n </Events>\n</Document>\n"u8);
        target.Flush();
        return rows;
    }

    private static string Opening(RelationWriterOptions header, SeededCascadeOptions cascade) =>
        $"<?xml version=\"1.0\" encoding=\"{header.Encoding.WebName.ToUpperInvariant()}\"?>\n"
        + "<Document xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" License=\"\">\n"
        + " <Events version=\"3.0\">\n"
        + "  <Event name=\"RelationCreate\">\n"
        + "   <Relation" + Attribute("productCode", header.ProductCode) + Attribute("subTypeNo", header.SubTypeNo)
        + Attribute("cascade", cascade.RatioText) + Attribute("packageSpec", header.PackageSpec)
        + Attribute("comment", header.Comment) + ">\n"
        + "    <Batch" + Attribute("batchNo", header.LotNumber) + Attribute("madeDate", Date(header.MadeDate))
        + Attribute("validateDate", Date(header.ExpiryDate)) + Attribute("workshop", header.Workshop)
        + Attribute("lineName", header.LineName) + Attribute("lineManager", header.LineManager) + ">\n";

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Attribute(string name, string value) => $" {name}=\"{SecurityElement.Escape(value)}\"";

    private static int WriteRow(SeededCascade codes, Span<byte> target)
    {
        var used = 0;
        Append("     <Code curCode=\""u8, target, ref used);
        Append(codes.Code, target, ref used);
        Append("\" packLayer=\""u8, target, ref used);
        target[used++] = (byte)('0' + codes.Level);
        Append("\" parentCode=\""u8, target, ref used);
        Append(codes.Parent, target, ref used);
        Append("\" flag=\""u8, target, ref used);
        target[used++] = (byte)('0' + codes.Flag);
        Append("\"/>\n"u8, target, ref used);
        return used;
    }

    private static void Append(ReadOnlySpan<byte> text, Span<byte> target, ref int used)
    {
        text.CopyTo(target[used..]);
        used += text.Length;
    }
}
