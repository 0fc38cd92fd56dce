using FsCheck;
using FsCheck.Fluent;
using TraceEngine.Files.Relation;

namespace TraceEngine.Files.Tests.Relation;

public sealed class RelationReaderPropertyTests
{
    [Fact]
    public void Read_DocumentWrittenInAnyStyle_GivesItsRows() => Check(
        300,
        RandomDocument.Any(mostRows: 60),
        document =>
        {
            var read = ReadFile.From(document.Render().Content);
            Assert.Null(read.Fault);
            Assert.Equal(document.Rows, read.Rows.Select(row => new RandomRow(row.Code, row.PackLayer, row.Parent, row.Flag)));
            Assert.Equal(
                Enumerable.Range(1, document.Rows.Count).Select(row => (long)row), read.Rows.Select(row => row.RowNumber));
            Assert.All(read.Rows, row => Assert.Equal("批号1", row.LotNumber));
            Assert.Equal("阿莫西林<胶囊>", Assert.Single(read.Headers).Comment);
        });

    [Fact]
    public void Read_BytesInPiecesOfAnySize_GivesSameRowsAndPlaces() => Check(
        200,
        RandomDocument.Any(mostRows: 40),
        document =>
        {
            var content = document.Render().Content;
            var whole = ReadFile.From(content);
            foreach (var mostBytes in new[] { 1, 3, 64 })
            {
                var pieces = ReadFile.From(new TricklingStream(content, mostBytes, document.Style));
                Assert.Null(pieces.Fault);
                Assert.Equal(whole.Rows, pieces.Rows);
                Assert.Equal(whole.Notes, pieces.Notes);
            }
        });

    [Fact]
    public void Read_FileCutAtAnyByte_GivesTheRowsCompleteBeforeTheCut() => Check(
        25,
        RandomDocument.Any(mostRows: 8),
        document =>
        {
            var rendered = document.Render();
            var whole = ReadFile.From(rendered.Content);
            for (var cut = 0; cut < rendered.Content.Length; cut++)
            {
                var read = ReadFile.From(rendered.Content[..cut]);
                var complete = rendered.RowEnds.Count(end => end <= cut);
                Assert.Equal(whole.Rows.Take(complete), read.Rows);
                Assert.True(read.Fault is not null || cut >= rendered.Complete, $"cut at {cut} was not noticed");
                Assert.True(read.Fault is null || read.Fault.RowsRead == complete);
            }
        });

    [Fact]
    public void Read_BytesDamagedAnywhere_EndsOrSaysWhere() => Check(
        400,
        RandomDocument.Any(mostRows: 20),
        document =>
        {
            var content = document.Render().Content;
            var random = new Random(document.Style);
            for (var damage = 0; damage < 3; damage++)
            {
                content[random.Next(content.Length)] = (byte)random.Next(256);
            }

            var read = ReadFile.From(content);
            Assert.True(read.Fault is null || read.Fault.ByteOffset <= content.Length + 2);
            Assert.True(read.Rows.Count <= document.Rows.Count + 3);
        });

    [Fact]
    public void Read_RowsOfAnyDocument_KnowTheirByteOffsetAndLine() => Check(
        100,
        RandomDocument.Any(mostRows: 20),
        document =>
        {
            var rendered = document.Render();
            var isWide = rendered.EncodingName == "utf-16";
            var start = isWide ? "<\0C\0o\0d\0e\0"u8.ToArray() : "<Code"u8.ToArray();
            foreach (var row in ReadFile.From(rendered.Content).Rows)
            {
                var offset = (int)row.ByteOffset;
                Assert.Equal(start, rendered.Content.AsSpan(offset, start.Length).ToArray());
                Assert.True(rendered.RowEnds[(int)row.RowNumber - 1] > offset);
                Assert.Equal(1 + rendered.Content.AsSpan(0, offset).Count((byte)'\n'), row.LineNumber);
            }
        });

    // A failure prints the document, shrunk, and the seed to put into WithReplay.
    private static void Check(int cases, Arbitrary<RandomDocument> documents, Action<RandomDocument> body)
    {
        var seed = Environment.TickCount64;
        var replay = Environment.GetEnvironmentVariable("FSCHECK_SEED");
        var used = replay is null ? (ulong)seed : ulong.Parse(replay);
        TestContext.Current.TestOutputHelper?.WriteLine($"FSCHECK_SEED={used}");
        Prop.ForAll(documents, body).Check(
            Config.QuickThrowOnFailure.WithMaxTest(cases).WithReplay(new Replay(new Rnd(used, 1), FSharpNone())));
    }

    private static Microsoft.FSharp.Core.FSharpOption<int> FSharpNone() => Microsoft.FSharp.Core.FSharpOption<int>.None;
}
