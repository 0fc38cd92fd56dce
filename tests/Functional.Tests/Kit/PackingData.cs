using Google.Protobuf.WellKnownTypes;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Functional.Tests.Kit;

/// <summary>Packaging sections as a packing station would send them.</summary>
internal static class PackingData
{
    /// <summary>Children into one parent.</summary>
    public static PackagingSection Pack(string parent, params string[] children) =>
        Section(PackagingAction.Pack, [.. children.Select(child => (child, (string?)parent))]);

    /// <summary>Children from where they are into one parent.</summary>
    public static PackagingSection Repack(string parent, params string[] children) =>
        Section(PackagingAction.Repack, [.. children.Select(child => (child, (string?)parent))]);

    /// <summary>Children out of a parent; null: out of whichever they are in.</summary>
    public static PackagingSection Unpack(string? parent, params string[] children) =>
        Section(PackagingAction.Unpack, [.. children.Select(child => (child, parent))]);

    /// <summary>Everything out of the parents.</summary>
    public static PackagingSection Empty(params string[] parents) => new()
    {
        Action = PackagingAction.Unpack,
        EventAt = Now(),
        Parents = new CodeColumn { Text = new TextCodes { Values = { parents } } },
    };

    /// <summary>A new code for an old one.</summary>
    public static PackagingSection Replace(string old, string fresh)
    {
        var section = Section(PackagingAction.Replace, (fresh, old));
        section.ChangeReason = "标签破损";
        return section;
    }

    /// <summary>Rows given one by one.</summary>
    public static PackagingSection Section(PackagingAction action, params (string Child, string? Parent)[] rows)
    {
        var section = new PackagingSection
        {
            Action = action,
            EventAt = Now(),
            Parents = new CodeColumn { Text = new TextCodes() },
            Children = new CodeColumn { Text = new TextCodes() },
        };
        foreach (var (child, parent) in rows)
        {
            section.Children.Text.Values.Add(child);
            section.ParentIndexes.Add(parent is null ? 0u : IndexOf(section.Parents.Text, parent));
        }

        return section;
    }

    private static Timestamp Now() => Timestamp.FromDateTimeOffset(new DateTimeOffset(2026, 1, 17, 8, 0, 0, TimeSpan.Zero));

    private static uint IndexOf(TextCodes parents, string parent)
    {
        if (!parents.Values.Contains(parent))
        {
            parents.Values.Add(parent);
        }

        return (uint)parents.Values.IndexOf(parent) + 1;
    }
}
