using System.Globalization;
using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Contracts.Verdicts;
using TraceEngine.Ingest.Copying.Holding;
using TraceEngine.Ingest.Copying.Rows;

namespace TraceEngine.Ingest.Copying.Packing;

/// <summary>
/// The admission rules of packaging that depend on how the codes stand: pure functions over facts, so that the lane, the check
/// without writing and the model test judge by the same text. The first thing wrong is what is told.
/// </summary>
internal static class PackagingRules
{
    private const string NoParentText = "-";

    /// <summary>The verdict on a row, or null when it is good.</summary>
    public static PackagingFault? Judge(in PackagingCase row, long callerId, int maxContents) => row.Action switch
    {
        PackingAction.Pack => JudgeChild(row, callerId) ?? JudgeParent(row, callerId) ?? JudgePlace(row),
        PackingAction.Repack => JudgeChild(row, callerId) ?? JudgeParent(row, callerId) ?? JudgePlace(row),
        PackingAction.Unpack => JudgeChild(row, callerId) ?? JudgeLeaving(row),
        PackingAction.Empty => JudgeEmptied(row, callerId, maxContents),
        PackingAction.Replace => JudgeReplacement(row, callerId, maxContents),
        _ => throw new ArgumentOutOfRangeException(nameof(row), row.Action, "no action of a packaging row"),
    };

    private static PackagingFault? JudgeChild(in PackagingCase row, long callerId)
    {
        if (row.Child is not { } child)
        {
            return new PackagingFault(VerdictField.Code, Reason.NotActive, Text(row.ChildKey));
        }

        if (!child.IsLive)
        {
            return new PackagingFault(VerdictField.Code, Reason.Terminated, Text(row.ChildKey));
        }

        return child.Holding.State.IsHeldBy(callerId)
            ? null
            : new PackagingFault(VerdictField.Code, Reason.NotHeld, Text(row.ChildKey));
    }

    private static PackagingFault? JudgeParent(in PackagingCase row, long callerId)
    {
        var level = row.Prefix.Level;
        if (row.Parent is { } parent)
        {
            level = parent.Level;
            if (!parent.IsLive)
            {
                return new PackagingFault(VerdictField.Parent, Reason.ParentTerminated, Text(row.ParentKey!));
            }

            if (!parent.Holding.State.IsHeldBy(callerId))
            {
                return new PackagingFault(VerdictField.Parent, Reason.ParentNotHeld, Text(row.ParentKey!));
            }
        }
        else if (row.Prefix.State == ParentPrefixState.Foreign || row.IsClaimedByOther)
        {
            return new PackagingFault(VerdictField.Parent, Reason.ParentNotAllowed, Text(row.ParentKey!));
        }
        else if (row.Prefix.State == ParentPrefixState.Unknown)
        {
            return new PackagingFault(VerdictField.Parent, Reason.PrefixUnknown, PrefixOf(row.ParentKey!));
        }

        return level != 0 && level <= row.Child!.Level
            ? new PackagingFault(
                VerdictField.Parent, Reason.ParentLevelNotAbove, Text(row.ParentKey!), Text(level), Text(row.Child.Level))
            : null;
    }

    /// <summary>One current parent, and no circle.</summary>
    private static PackagingFault? JudgePlace(in PackagingCase row)
    {
        var child = row.Child!;
        if (row.Parent is { } parent && Contains(parent.Ancestors, child.Code))
        {
            return new PackagingFault(VerdictField.Parent, Reason.ParentIsInside, Text(child.Code), Text(parent.Code));
        }

        if (child.Parent is null)
        {
            return null;
        }

        if (child.Parent.AsSpan().SequenceEqual(row.ParentKey))
        {
            return new PackagingFault(VerdictField.Code, Reason.AlreadyPacked, Text(child.Code), Text(child.Parent));
        }

        return row.Action == PackingAction.Pack
            ? new PackagingFault(VerdictField.Code, Reason.HasParent, Text(child.Code), Text(child.Parent))
            : null;
    }

    private static PackagingFault? JudgeLeaving(in PackagingCase row)
    {
        var parent = row.Child!.Parent;
        var isThere = parent is not null && (row.ParentKey is null || parent.AsSpan().SequenceEqual(row.ParentKey));
        return isThere
            ? null
            : new PackagingFault(
                VerdictField.Parent,
                Reason.NotInParent,
                Text(row.ChildKey),
                row.ParentKey is null ? NoParentText : Text(row.ParentKey));
    }

    private static PackagingFault? JudgeEmptied(in PackagingCase row, long callerId, int maxContents)
    {
        if (row.Parent is { IsLive: false })
        {
            return new PackagingFault(VerdictField.Parent, Reason.ParentTerminated, Text(row.ParentKey!));
        }

        var mayEmpty = row.Parent is { } parent ? parent.Holding.State.IsHeldBy(callerId) : !row.IsClaimedByOther;
        if (!mayEmpty)
        {
            return new PackagingFault(VerdictField.Parent, Reason.ParentNotHeld, Text(row.ParentKey!));
        }

        return row.ContentCount == 0
            ? new PackagingFault(VerdictField.Parent, Reason.ParentEmpty, Text(row.ParentKey!))
            : TooMany(row, maxContents);
    }

    private static PackagingFault? JudgeReplacement(in PackagingCase row, long callerId, int maxContents)
    {
        if (JudgeChild(row, callerId) is { } bad)
        {
            return bad;
        }

        if (row.Parent is not { } old)
        {
            return new PackagingFault(VerdictField.Parent, Reason.NotActive, Text(row.ParentKey!));
        }

        if (!old.IsLive)
        {
            return new PackagingFault(VerdictField.Parent, Reason.ParentTerminated, Text(old.Code));
        }

        if (old.ActivatorId != callerId || old.Holding.IsMoved)
        {
            return new PackagingFault(VerdictField.Parent, Reason.ParentNotHeld, Text(old.Code));
        }

        var fresh = row.Child!;
        if (fresh.Parent is not null || fresh.PackedSection is not null || fresh.Holding.IsMoved || row.ChildHasContents)
        {
            return new PackagingFault(VerdictField.Code, Reason.ReplacementNotFree, Text(fresh.Code));
        }

        if (fresh.ProductId != old.ProductId || fresh.LotId != old.LotId || fresh.Level != old.Level)
        {
            return new PackagingFault(VerdictField.Code, Reason.ReplacementDiffers, Text(fresh.Code), Text(old.Code));
        }

        return TooMany(row, maxContents);
    }

    private static PackagingFault? TooMany(in PackagingCase row, int maxContents) =>
        row.ContentCount > maxContents
            ? new PackagingFault(VerdictField.Parent, Reason.ContentsTooLarge, Text(row.ParentKey!), Text(maxContents))
            : null;

    private static bool Contains(IReadOnlyList<byte[]> codes, byte[] code) =>
        codes.Any(one => one.AsSpan().SequenceEqual(code));

    private static string PrefixOf(byte[] key) => ProductIdentifier.TextOf(key);

    private static string Text(byte[] key) => CodeKey.ToText(key);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
