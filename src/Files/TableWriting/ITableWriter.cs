namespace TraceEngine.Files.TableWriting;

/// <summary>Writes a table row by row in bounded memory.</summary>
internal interface ITableWriter : IDisposable
{
    /// <summary>Writes a row; the first one holds the headings.</summary>
    void WriteRow(IReadOnlyList<OutputCell> cells);

    /// <summary>Finishes the file; without it the file is not whole.</summary>
    void Complete();
}
