using TraceEngine.Contracts.Query.V1;

namespace TraceEngine.Signing.Queries;

/// <summary>What is inside a code, up to a bound; packages come before what is in them.</summary>
internal sealed class CodeTree(int codesAtMost)
{
    private readonly List<(string Code, uint Level, string Parent)> _nodes = [];
    private string _root = "";

    public IReadOnlyList<(string Code, uint Level, string Parent)> Nodes => _nodes;

    /// <summary>Whether more is inside than is listed.</summary>
    public bool IsTruncated { get; private set; }

    /// <summary>Whether nothing more is taken.</summary>
    public bool IsFull => IsTruncated;

    public void Add(GetContentsResponse piece)
    {
        _root = piece.Code.Length > 0 ? piece.Code : _root;
        foreach (var entry in piece.Entries)
        {
            if (_nodes.Count == codesAtMost)
            {
                IsTruncated = true;
                return;
            }

            var parent = entry.ParentIndex == 0 ? _root : _nodes[(int)entry.ParentIndex - 1].Code;
            _nodes.Add((entry.Code, entry.Level, parent));
        }

        IsTruncated |= piece.Truncated;
    }
}
