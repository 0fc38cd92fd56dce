using Google.Protobuf;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Client.Tests.Streaming;

/// <summary>Small batches that differ from each other.</summary>
internal static class TestBatches
{
    public static ActivationBatch Batch(int number, int rows = 3)
    {
        var section = new ActivationSection
        {
            Header = new ActivationHeader { Product = new ProductReference { ProductCode = "P" }, LotNumber = "L1" },
            Codes = new CodeColumn { Text = new TextCodes() },
            Levels = ByteString.CopyFrom(1),
        };
        for (var row = 0; row < rows; row++)
        {
            section.Codes.Text.Values.Add($"8190001{number:D8}{row:D5}");
        }

        return new ActivationBatch { ClientPosition = ByteString.CopyFromUtf8($"{number}"), Sections = { section } };
    }
}
