namespace TraceEngine.Functional.Tests.Histories;

/// <summary>
/// Who holds a code, told from where it was when each document named something around it: not from the path that it has now, as
/// the engine does.
/// </summary>
internal sealed class OracleCustody(IReadOnlyList<OracleCode> codes, IReadOnlyCollection<OracleDocument> documents)
{
    /// <summary>Who holds an active code.</summary>
    public Holding Of(int code)
    {
        var (since, state) = Start(code);
        var unused = new List<OracleDocument>();
        foreach (var (_, document) in MovesOf(code).Where(move => move.Section > since).OrderBy(move => move.Section))
        {
            if (document.IsRelease && state.Holder == document.By)
            {
                var receipt = unused.Find(one => document.Header.To is not null && one.By == document.Header.To);
                state = receipt is null ? new Holding(null, document.Header.To) : new Holding(receipt.By, null);
                unused.Remove(receipt!);
            }
            else if (document.IsReceipt && state.Holder is null && state.MeantFor == document.By)
            {
                state = new Holding(document.By, null);
            }
            else if (document.IsReceipt)
            {
                unused.Add(document);
            }
        }

        return state;
    }

    /// <summary>Whether documents have ever moved it.</summary>
    public bool IsMoved(int code) => Start(code).Since > 0 || MovesOf(code).Any();

    /// <summary>Whether something around it was moved since it is in there, or was written down itself.</summary>
    public bool IsToldByPath(int code)
    {
        var since = 0L;
        for (var one = code; codes[one].Parent is { } parent; one = parent)
        {
            since = Math.Max(since, codes[one].ParentSince);
            if (codes[parent].Written.Count > 0 || documents.Any(document => Moves(document)
                && document.Items.TryGetValue(parent, out var section) && section > since))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a document, not withdrawn, names it or a package around it.</summary>
    public bool IsNamed(int code)
    {
        for (int? one = code; one is { } here; one = codes[here].Parent)
        {
            if (documents.Any(document => !document.IsWithdrawn && document.Items.ContainsKey(here)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Moves(OracleDocument document) =>
        !document.IsWithdrawn && (document.IsRelease || document.IsReceipt);

    private (long Since, Holding State) Start(int code)
    {
        var start = (Since: 0L, State: new Holding(codes[code].Activator, null));
        for (var other = 0; other < codes.Count; other++)
        {
            foreach (var written in codes[other].Written)
            {
                if (written.Section > start.Since && (other == code || Stayed(code, other, written.Section)))
                {
                    start = written;
                }
                else if (written.Section == start.Since && other == code)
                {
                    start = written;
                }
            }
        }

        return start;
    }

    private IEnumerable<(long Section, OracleDocument Document)> MovesOf(int code) =>
        from document in documents
        where Moves(document)
        from item in document.Items
        where item.Key == code || WasInside(code, item.Key, item.Value)
        select (item.Value, document);

    /// <summary>Whether a code was in a package that a section moved, and still was after it.</summary>
    private bool Stayed(int code, int package, long section) =>
        WasInside(code, package, section) && WasInside(code, package, section + 1);

    /// <summary>A birth into a package counts as if it had always been so, but not for what had left before.</summary>
    private bool WasInside(int code, int package, long section)
    {
        var left = long.MaxValue;
        for (int? one = code; one is { } here;)
        {
            var (sinceBirth, parent, until) = codes[here].PlaceBefore(section);
            if (parent is null || (sinceBirth && codes[here].BornAt >= left))
            {
                return false;
            }

            if (parent == package)
            {
                return true;
            }

            left = Math.Min(left, until);
            one = parent;
        }

        return false;
    }
}
