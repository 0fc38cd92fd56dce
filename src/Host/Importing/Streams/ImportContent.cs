using Google.Protobuf;
using TraceEngine.Host.Commands;

namespace TraceEngine.Host.Importing.Streams;

/// <summary>What a stream of an import holds: a file, known by its content, of this many rows.</summary>
/// <param name="Stream">Name of the stream.</param>
/// <param name="Sha256">SHA-256 of the file, in hex.</param>
/// <param name="RowCount">Rows of the file that go into this stream.</param>
/// <param name="IsWhole">The file can be read to its end.</param>
internal sealed record ImportContent(string Stream, string Sha256, long RowCount, bool IsWhole)
{
    private const int ContentIdDigits = 32;

    private string ContentId => Sha256[..ContentIdDigits];

    /// <summary>Where the file stands when this many of its rows are in.</summary>
    public ImportPosition PositionAt(long rowsDone) => new(
        Math.Min(rowsDone, RowCount), RowCount, rowsDone >= RowCount && IsWhole, ContentId);

    /// <summary>Where the server says that the file stands.</summary>
    /// <exception cref="CommandException">The stream holds something else.</exception>
    public ImportPosition Read(ByteString bytes)
    {
        var position = ImportPosition.TryParse(bytes) ?? throw CommandException.Operating(
            $"流 {Stream} 由其他程序写入，不能用来导入文件；请用 --stream 换一个名字 / "
            + $"stream {Stream} was written by another program: import under another name with --stream");
        if (position.ContentId != ContentId)
        {
            throw CommandException.Operating(
                $"流 {Stream} 导入的是另一个文件（{position.ContentId[..12]}…，{position.RowsDone} 行）；请用 --stream 换一个名字 / "
                + $"stream {Stream} holds another file ({position.ContentId[..12]}…, {position.RowsDone} rows): "
                + "choose another name with --stream");
        }

        return position;
    }
}
