using TraceEngine.Contracts.Query.V1;
using TraceEngine.Query.Lineage;

namespace TraceEngine.Query.Reconcile;

/// <summary>
/// Counts gaps and keeps them apart: 4,000 packages in a pallet that nobody confirmed are one gap of 4,000 codes. What is kept
/// and what is sent is bounded; the number of codes is always exact.
/// </summary>
internal sealed class GapBook(int subjectsPerKind, int sentPerKind)
{
    private readonly Dictionary<GapKind, Page> _pages = [];

    /// <summary>Totals of the kinds that have any, in the order of the kinds.</summary>
    public IEnumerable<GapTotal> Totals => _pages.OrderBy(page => page.Key).Select(page => new GapTotal
    {
        Kind = page.Key,
        Codes = (ulong)page.Value.Codes,
        Gaps = (ulong)page.Value.Subjects.Count,
        Sent = (ulong)page.Value.Sent,
        AtLeast = page.Value.IsFull,
    });

    /// <summary>Different gaps of a kind.</summary>
    public long CountOf(GapKind kind) => _pages.GetValueOrDefault(kind)?.Subjects.Count ?? 0;

    /// <summary>Counts one code of a kind, however many gaps of it the code has.</summary>
    public void AddCode(GapKind kind) => PageOf(kind).Codes++;

    /// <summary>Notes a gap.</summary>
    /// <returns>Whether it is new and should be sent.</returns>
    public bool Add(Finding finding)
    {
        var page = PageOf(finding.Kind);
        var subject = (finding.Document?.Id ?? Guid.Empty, finding.Other?.Id ?? Guid.Empty, new Subject(finding.Code));
        if (page.Subjects.Contains(subject))
        {
            return false;
        }

        if (page.Subjects.Count == subjectsPerKind)
        {
            page.IsFull = true;
            return false;
        }

        page.Subjects.Add(subject);
        if (page.Sent == sentPerKind)
        {
            return false;
        }

        page.Sent++;
        return true;
    }

    private Page PageOf(GapKind kind)
    {
        if (!_pages.TryGetValue(kind, out var page))
        {
            _pages.Add(kind, page = new Page());
        }

        return page;
    }

    private sealed class Page
    {
        public HashSet<(Guid, Guid, Subject)> Subjects { get; } = [];

        public long Codes { get; set; }

        public int Sent { get; set; }

        public bool IsFull { get; set; }
    }

    private readonly struct Subject(byte[]? code) : IEquatable<Subject>
    {
        private readonly byte[] _code = code ?? [];

        public bool Equals(Subject other) => KeyComparer.Instance.Equals(_code, other._code);

        public override bool Equals(object? obj) => obj is Subject other && Equals(other);

        public override int GetHashCode() => KeyComparer.Instance.GetHashCode(_code);
    }
}
