using Google.Protobuf;
using TraceEngine.Client.Streaming;
using TraceEngine.Client.Tests.FakeServer;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Client.Tests.Streaming;

/// <summary>Streams of every kind with small batches that differ from each other.</summary>
internal static class TestStreams
{
    public static TheoryData<StreamKind> Kinds => [StreamKind.Activation, StreamKind.Packaging, StreamKind.Flow];

    public static async Task<ITestStream> OpenAsync(
        TraceClient client, StreamKind kind, CancellationToken cancellation, StreamSettings? settings = null, string name = "s")
    {
        settings ??= new StreamSettings();
        return kind switch
        {
            StreamKind.Activation => new TestStream<ActivationBatch>(
                await client.OpenActivationStreamAsync(name, Activation(settings), cancellation), ActivationBatch),
            StreamKind.Packaging => new TestStream<PackagingBatch>(
                await client.OpenPackagingStreamAsync(name, Packaging(settings), cancellation), PackagingBatch),
            StreamKind.Flow => new TestStream<FlowBatch>(
                await client.OpenFlowStreamAsync(name, Flow(settings), cancellation), FlowBatch),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }

    /// <summary>The batch as the server gets it.</summary>
    public static FakeBatch Batch(StreamKind kind, int number, int rows = 3) => kind switch
    {
        StreamKind.Activation => FakeBatch.From(ActivationBatch(number, rows, isCheck: false)),
        StreamKind.Packaging => FakeBatch.From(PackagingBatch(number, rows, isCheck: false)),
        StreamKind.Flow => FakeBatch.From(FlowBatch(number, rows, isCheck: false)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static ActivationBatch ActivationBatch(int number, int rows, bool isCheck) => new()
    {
        ValidateOnly = isCheck,
        ClientPosition = ByteString.CopyFromUtf8($"{number}"),
        Sections =
        {
            new ActivationSection
            {
                Header = new ActivationHeader { Product = new ProductReference { ProductCode = "P" }, LotNumber = "L1" },
                Codes = Codes(number, rows - 1),
                Levels = ByteString.CopyFrom(1),
                Quantities = { new ActivatedQuantity { Identifier = "(01)06901234567892", Quantity = "5" } },
            },
        },
    };

    private static PackagingBatch PackagingBatch(int number, int rows, bool isCheck) => new()
    {
        ValidateOnly = isCheck,
        ClientPosition = ByteString.CopyFromUtf8($"{number}"),
        Sections =
        {
            new PackagingSection { Action = PackagingAction.Unpack, Parents = Codes(number, 1) },
            new PackagingSection
            {
                Action = PackagingAction.Pack,
                Children = Codes(number, rows - 1),
                Parents = Codes(number + 1_000_000, 1),
                ParentIndexes = { Enumerable.Repeat(1u, rows - 1) },
            },
        },
    };

    private static FlowBatch FlowBatch(int number, int rows, bool isCheck) => new()
    {
        ValidateOnly = isCheck,
        ClientPosition = ByteString.CopyFromUtf8($"{number}"),
        Sections =
        {
            new FlowSection
            {
                Header = new FlowHeader { Kind = FlowKind.Receiving, DocumentNumber = $"D{number}" },
                Codes = Codes(number, rows - 1),
                Rejected = { new RejectedCode { Code = "81900010000000000017", Reason = "破损" } },
            },
        },
    };

    private static CodeColumn Codes(int number, int count) => new()
    {
        Text = new TextCodes { Values = { Enumerable.Range(0, count).Select(row => $"8190001{number:D8}{row:D5}") } },
    };

    private static ActivationStreamOptions Activation(StreamSettings settings) => new()
    {
        MaxUnackedBatches = settings.MaxUnackedBatches,
        MaxUnackedBytes = settings.MaxUnackedBytes,
        AnswerTimeout = settings.AnswerTimeout,
        ReconnectBudget = settings.ReconnectBudget,
        OnAnswer = answer => settings.OnAnswer?.Invoke(BatchAnswerSeen.From(answer)),
        OnWaiting = settings.OnWaiting,
        OnResumed = settings.OnResumed,
    };

    private static PackagingStreamOptions Packaging(StreamSettings settings) => new()
    {
        MaxUnackedBatches = settings.MaxUnackedBatches,
        MaxUnackedBytes = settings.MaxUnackedBytes,
        AnswerTimeout = settings.AnswerTimeout,
        ReconnectBudget = settings.ReconnectBudget,
        OnAnswer = answer => settings.OnAnswer?.Invoke(BatchAnswerSeen.From(answer)),
        OnWaiting = settings.OnWaiting,
        OnResumed = settings.OnResumed,
    };

    private static FlowStreamOptions Flow(StreamSettings settings) => new()
    {
        MaxUnackedBatches = settings.MaxUnackedBatches,
        MaxUnackedBytes = settings.MaxUnackedBytes,
        AnswerTimeout = settings.AnswerTimeout,
        ReconnectBudget = settings.ReconnectBudget,
        OnAnswer = answer => settings.OnAnswer?.Invoke(BatchAnswerSeen.From(answer)),
        OnWaiting = settings.OnWaiting,
        OnResumed = settings.OnResumed,
    };
}
