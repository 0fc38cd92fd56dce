using System.IO.Compression;
using System.Text;

namespace TraceEngine.Files.Tests.Uploads;

/// <summary>Content in the wrappings that devices and people use.</summary>
internal static class Wrapped
{
    public static byte[] Gzip(byte[] content) => Pack(content, target => new GZipStream(target, CompressionLevel.Optimal));

    public static byte[] Zlib(byte[] content) => Pack(content, target => new ZLibStream(target, CompressionLevel.Optimal));

    public static byte[] Zip(params (string Name, byte[] Content)[] files)
    {
        using var target = new MemoryStream();
        using (var archive = new ZipArchive(target, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in files)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return target.ToArray();
    }

    public static byte[] Base64(byte[] content, bool hasLines = true) => Encoding.ASCII.GetBytes(
        Convert.ToBase64String(content, hasLines ? Base64FormattingOptions.InsertLineBreaks : Base64FormattingOptions.None));

    public static byte[] WithMark(byte[] content) => [.. Encoding.UTF8.Preamble, .. content];

    private static byte[] Pack(byte[] content, Func<Stream, Stream> packer)
    {
        using var target = new MemoryStream();
        using (var stream = packer(target))
        {
            stream.Write(content);
        }

        return target.ToArray();
    }
}
