using System.Collections;
using TraceEngine.Contracts.Uploads;
using TraceEngine.Signing.Params;

namespace TraceEngine.Signing.Uploads;

/// <summary>
/// A row of an upload in the order of its table: what stands once in the document, and what an item of a list has of its own.
/// Looked up, not copied: a document has ten thousand rows.
/// </summary>
/// <param name="document">What stands once.</param>
/// <param name="item">The item; null for the document alone.</param>
/// <param name="inDocument">For each field of the table where the document has it; -1 = nowhere.</param>
/// <param name="inItem">For each field of the table where the item has it.</param>
internal sealed class MergedValues(
    ObjectValues document, ObjectValues? item, int[] inDocument, int[] inItem) : IReadOnlyList<string>
{
    public int Count => inDocument.Length;

    public string this[int index] => inDocument[index] is >= 0 and var field
        ? document[field]
        : item is not null && inItem[index] is >= 0 and var own ? item[own] : "";

    public IEnumerator<string> GetEnumerator() => Enumerable.Range(0, Count).Select(index => this[index]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
