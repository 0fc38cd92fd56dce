namespace TraceEngine.Client.Queries;

/// <summary>A code inside a package, with the way to it.</summary>
public sealed class ContentsNode
{
    internal ContentsNode(string code, uint level, uint depth, ContentsNode? parent) =>
        (Code, Level, Depth, Parent) = (code, level, depth, parent);

    /// <summary>The code.</summary>
    public string Code { get; }

    /// <summary>Its package level, 1 = smallest.</summary>
    public uint Level { get; }

    /// <summary>Steps down from the code asked for, which has 0.</summary>
    public uint Depth { get; }

    /// <summary>The package it is directly in; null for the code asked for.</summary>
    public ContentsNode? Parent { get; }

    /// <summary>The packages around it, from the code asked for to the one it is directly in.</summary>
    public IReadOnlyList<ContentsNode> Path
    {
        get
        {
            var path = new ContentsNode[Depth];
            var package = Parent;
            for (var index = path.Length - 1; index >= 0; index--)
            {
                path[index] = package!;
                package = package!.Parent;
            }

            return path;
        }
    }
}
