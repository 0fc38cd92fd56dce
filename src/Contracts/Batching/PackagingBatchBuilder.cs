using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Contracts.Batching;

/// <summary>
/// Turns rows of packing, unpacking, repacking and replacing into batches in columns. Rows are taken as they are, wrong ones too:
/// judging them is the server's job, which answers each with a verdict. Not safe for several threads.
/// </summary>
/// <example>
/// <code>
/// builder.StartSection(PackagingAction.Pack, packedAt);
/// foreach (row) { if (!builder.TryAdd(child, parent, mode)) { await stream.SendAsync(builder.Build()); builder.TryAdd(...); } }
/// if (builder.Rows > 0) await stream.SendAsync(builder.Build());
/// </code>
/// </example>
public sealed class PackagingBatchBuilder : IDisposable
{
    // Action, time, the reason with four bytes a character, and the columns' own lengths.
    private const int SectionBytes = 3 * 1024;

    private readonly BatchFill _fill;
    private readonly PackagingSectionBuilder _section = new();
    private PackagingBatch _batch = new();
    private PackagingAction _action;
    private DateTimeOffset? _eventAt;
    private string _changeReason = string.Empty;
    private CodeSystem _codeSystem;
    private bool _isStarted;

    /// <summary>Prepares an empty batch.</summary>
    /// <param name="limits">Where batches are cut; null = defaults.</param>
    public PackagingBatchBuilder(BatchLimits? limits = null) => _fill = new BatchFill(limits, SectionBytes);

    /// <summary>Rows collected for the next batch.</summary>
    public int Rows => _fill.Rows;

    /// <summary>The rows that follow share this, in this batch and the next ones, until another section is started.</summary>
    /// <param name="action">What is done.</param>
    /// <param name="eventAt">When it was done; null is sent as missing, and refused.</param>
    /// <param name="changeReason">Why, at most 500 characters; required for REPLACE.</param>
    /// <param name="codeSystem">How bare digits are read.</param>
    public void StartSection(
        PackagingAction action,
        DateTimeOffset? eventAt,
        string changeReason = "",
        CodeSystem codeSystem = CodeSystem.Unspecified)
    {
        CloseSection();
        (_action, _eventAt, _changeReason, _codeSystem) = (action, eventAt, changeReason, codeSystem);
        _isStarted = true;
    }

    /// <summary>Adds a row.</summary>
    /// <param name="child">The child, ASCII or UTF-8; for REPLACE the new code.</param>
    /// <param name="parent">The parent; for REPLACE the old code. Empty only for UNPACK: whichever it is in.</param>
    /// <param name="packMode">0 normal, 1 mixed lots, 2 partly filled, 3 both; holds for the parent.</param>
    /// <returns>False when the batch is full: build it, then add the row again.</returns>
    public bool TryAdd(ReadOnlySpan<byte> child, ReadOnlySpan<byte> parent, byte packMode = 0)
    {
        if (_section.HasEmptied)
        {
            CloseSection();
        }

        child = CodeColumnBuilder.Cut(child);
        parent = CodeColumnBuilder.Cut(parent);
        if (!TryEnter(child.Length + parent.Length))
        {
            return false;
        }

        _fill.AddRow(_section.Add(child, parent, packMode));
        return true;
    }

    /// <summary>Adds a row of an UNPACK: everything directly inside leaves this parent.</summary>
    /// <param name="parent">The parent, ASCII or UTF-8.</param>
    /// <returns>False when the batch is full: build it, then add the row again.</returns>
    public bool TryAddEmptied(ReadOnlySpan<byte> parent)
    {
        if (_action != PackagingAction.Unpack)
        {
            throw new InvalidOperationException("Only an UNPACK empties parents.");
        }

        if (_section.HasChildren)
        {
            CloseSection();
        }

        parent = CodeColumnBuilder.Cut(parent);
        if (!TryEnter(parent.Length))
        {
            return false;
        }

        _section.AddEmptied(parent);
        _fill.AddRow(parent.Length);
        return true;
    }

    /// <summary>
    /// The batch of all rows added since the last one; the builder goes on with an empty one under the same action and time.
    /// </summary>
    public PackagingBatch Build()
    {
        if (Rows == 0)
        {
            throw new InvalidOperationException("A batch needs at least one row.");
        }

        CloseSection();
        var batch = _batch;
        _batch = new PackagingBatch();
        _fill.Clear();
        return batch;
    }

    /// <summary>Gives the buffers back.</summary>
    public void Dispose() => _section.Dispose();

    private bool TryEnter(int mostTextBytes)
    {
        if (!_isStarted)
        {
            throw new InvalidOperationException("Rows need an action and a time: call StartSection first.");
        }

        var isNewSection = _section.IsEmpty;
        if (!_fill.HasRoomForRow(mostTextBytes, isNewSection))
        {
            return false;
        }

        if (isNewSection)
        {
            _fill.AddSection();
        }

        return true;
    }

    private void CloseSection()
    {
        if (_section.IsEmpty)
        {
            return;
        }

        _batch.Sections.Add(_section.Build(_action, _eventAt, _changeReason, _codeSystem));
        _section.Clear();
    }
}
