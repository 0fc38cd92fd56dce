using Google.Protobuf;
using TraceEngine.Host.Importing;

namespace TraceEngine.Host.Tests.Importing;

/// <summary>
/// The place of a file in its stream survives the way to the server and back, and foreign bytes are not taken for one.
/// </summary>
public sealed class ImportPositionTests
{
    private const string ContentId = "0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(5_000, 200_000, false)]
    [InlineData(long.MaxValue, long.MaxValue, true)]
    public void Position_ThereAndBack_IsTheSame(long done, long total, bool finished)
    {
        var position = new ImportPosition(done, total, finished, ContentId);
        Assert.InRange(position.ToBytes().Length, 1, 64);
        Assert.Equal(position, ImportPosition.TryParse(position.ToBytes()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("42")]
    [InlineData("a position of another program, 34B")]
    public void Position_OfAnotherProgram_IsNone(
        string text) => Assert.Null(ImportPosition.TryParse(ByteString.CopyFromUtf8(text)));

    [Fact]
    public void Position_MoreDoneThanThereAre_IsNone() =>
        Assert.Null(ImportPosition.TryParse(new ImportPosition(2, 1, false, ContentId).ToBytes()));
}
