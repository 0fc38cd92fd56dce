using System.CommandLine;
using Google.Protobuf.Collections;
using Spectre.Console;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Host.Commands.Reporting;

/// <summary>Sends one section of packaging that was typed on the command line.</summary>
internal static class PackagingReport
{
    public static async Task<int> SendAsync(
        ParseResult result, DocumentOptions document, PackagingSection section, CancellationToken ct)
    {
        section.EventAt = document.At(result);
        var request = new UploadPackagingRequest
        {
            DocumentNumber = document.Number(result),
            ValidateOnly = document.IsDryRun(result),
            Sections = { section },
        };
        await using var client = document.Profile.Connect(result);
        var ack = await client.UploadPackagingAsync(request, ct);
        return AnswerScreen.Show(AnsiConsole.Console, request.DocumentNumber, ack);
    }

    public static CodeColumn Column(params IEnumerable<string> codes) =>
        new() { Text = new TextCodes { Values = { codes } } };

    /// <summary>Every child under the same parent.</summary>
    public static PackagingSection UnderOneParent(
        PackagingAction action, string parent, IReadOnlyCollection<string> children) => new()
        {
            Action = action,
            Parents = Column(parent),
            Children = Column(children),
            ParentIndexes = { Repeated(1, children.Count) },
        };

    public static RepeatedField<uint> Repeated(uint index, int count) => [.. Enumerable.Repeat(index, count)];
}
