using TraceEngine.Query.Exports.Chunks;

namespace TraceEngine.Query.Exports.Rendering;

/// <summary>Writes the file of a job from its chunks. The same chunks make the same bytes.</summary>
internal interface IExportRenderer
{
    /// <summary>How often the chunks are read.</summary>
    int Passes { get; }

    /// <summary>Writes the whole file; the target stays open.</summary>
    Task RenderAsync(KeptChunks chunks, Stream target, CancellationToken ct);
}
