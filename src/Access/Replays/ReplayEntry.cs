namespace TraceEngine.Access.Replays;

/// <summary>What is known of a signed request when it comes in.</summary>
/// <param name="Kind">What to do with it.</param>
/// <param name="Attempt">For <see cref="ReplayKind.First"/>: names this run when it is completed or abandoned; else 0.</param>
/// <param name="Status">For <see cref="ReplayKind.Repeated"/>: status of the first answer; else 0.</param>
/// <param name="Answer">For <see cref="ReplayKind.Repeated"/>: body of the first answer; else empty.</param>
public sealed record ReplayEntry(ReplayKind Kind, long Attempt, int Status, ReadOnlyMemory<byte> Answer)
{
    internal static ReplayEntry InProgress { get; } = new(ReplayKind.InProgress, 0, 0, default);

    internal static ReplayEntry OtherPath { get; } = new(ReplayKind.OtherPath, 0, 0, default);

    internal static ReplayEntry First(int attempt) => new(ReplayKind.First, attempt, 0, default);

    internal static ReplayEntry Repeated(int status, byte[] answer) => new(ReplayKind.Repeated, 0, status, answer);
}
