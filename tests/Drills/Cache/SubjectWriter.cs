using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Drills.Kit.Sources;

namespace TraceEngine.Drills.Cache;

/// <summary>Writes versions of a few codes of its own, one after the other; every so often it takes fresh codes.</summary>
internal abstract class SubjectWriter(CacheHouse house, CacheClients clients, int number)
{
    /// <summary>A chain that grows for ever would measure its own length.</summary>
    protected const int VersionsAtMost = 40;

    private const int SubjectCount = 4;
    private const int SerialsEach = 100;

    private readonly Subject[] _subjects = new Subject[SubjectCount];
    private readonly Func<Task>[] _steps = new Func<Task>[SubjectCount];
    private readonly int _number = number;
    private int _serials = number * 10_000_000;
    private int _documents;
    private int _host = number;

    /// <summary>What readers ask for just now.</summary>
    public Subject Pick(Random choices) => Volatile.Read(ref _subjects[choices.Next(SubjectCount)]);

    protected CacheHouse House => house;

    protected CacheClients Clients => clients;

    /// <summary>The hosts take turns, so that each has what the other must see.</summary>
    protected int Host => ++_host;

    public async Task StartAsync(CancellationToken ct)
    {
        for (var index = 0; index < SubjectCount; index++)
        {
            await RenewAsync(index, ct);
        }
    }

    /// <summary>Writes until <paramref name="enough"/>.</summary>
    public async Task<int> RunAsync(CancellationToken enough, CancellationToken ct)
    {
        var written = 0;
        for (; !enough.IsCancellationRequested; written++)
        {
            var index = written % SubjectCount;
            if (_subjects[index].Acked == VersionsAtMost)
            {
                await RenewAsync(index, ct);
            }

            await _steps[index]();
            _subjects[index].Publish();
        }

        return written;
    }

    /// <summary>A fresh code and what writes its next version.</summary>
    /// <param name="serial">The first of a hundred serials that nobody else has.</param>
    /// <param name="ct">Stops it.</param>
    protected abstract Task<(Subject Subject, Func<Subject, Task> Step)> MakeAsync(int serial, CancellationToken ct);

    protected string NextNumber(string kind) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind}-{_number}-{++_documents}");

    protected static string Unit(int serial) => Line.Code(Line.UnitPrefix, serial);

    protected static string Box(int serial) => Line.Code(Line.BoxPrefix, serial);

    protected static Timestamp At { get; } =
        Timestamp.FromDateTimeOffset(new DateTimeOffset(2026, 1, 20, 8, 0, 0, TimeSpan.Zero));

    /// <summary>Activates rows of a lot.</summary>
    protected Task ActivateAsync(string lot, IReadOnlyList<(string Code, byte Level, string? Parent)> rows, CancellationToken ct)
    {
        var header = Line.Header("drill");
        (header.LotNumber, header.MadeOn) = (lot, "2025-01-01");
        string[] parents = [.. rows.Select(row => row.Parent).OfType<string>().Distinct()];
        var section = new ActivationSection
        {
            Header = header,
            Codes = new CodeColumn { Text = new TextCodes { Values = { rows.Select(row => row.Code) } } },
            Parents = new CodeColumn { Text = new TextCodes { Values = { parents } } },
            Levels = Google.Protobuf.ByteString.CopyFrom([.. rows.Select(row => row.Level)]),
            ParentIndexes = { rows.Select(row => (uint)Array.IndexOf(parents, row.Parent) + 1) },
        };
        return clients.ActivateAsync(NextNumber("A"), section, Host, ct);
    }

    /// <summary>A code into a package, out of it, or from wherever it is into another.</summary>
    protected Task PackAsync(PackagingAction action, string parent, string child, CancellationToken ct)
    {
        var section = new PackagingSection
        {
            Action = action,
            EventAt = At,
            Parents = new CodeColumn { Text = new TextCodes { Values = { parent } } },
            Children = new CodeColumn { Text = new TextCodes { Values = { child } } },
            ParentIndexes = { 1 },
        };
        return clients.PackAsync(NextNumber("P"), section, Host, ct);
    }

    protected Task ReportAsync(FlowSection section, CancellationToken ct) => clients.ReportAsync(section, Host, ct);

    /// <summary>Takes a document back.</summary>
    protected Task CorrectAsync(Correction correction, CancellationToken ct)
    {
        var header = new FlowHeader
        {
            Kind = FlowKind.Correction,
            DocumentNumber = NextNumber("C"),
            EventAt = At,
            ChangeReason = "录入错误",
        };
        return ReportAsync(new FlowSection { Header = header, Corrections = { correction } }, ct);
    }

    private async Task RenewAsync(int index, CancellationToken ct)
    {
        var (subject, step) = await MakeAsync(_serials, ct);
        _serials += SerialsEach;
        _steps[index] = () => step(subject);
        Volatile.Write(ref _subjects[index], subject);
    }
}
