using TraceEngine.Contracts.Catalog.V1;
using TraceEngine.Query.Exports.Jobs;
using TraceEngine.Query.Lineage;

namespace TraceEngine.Query.Exports.Chunks;

/// <summary>Turns chains into the content of a chunk's file.</summary>
internal sealed class ChunkBuilder
{
    private readonly CellBuffer _cells = new();
    private readonly Dictionary<long, int> _births = [];
    private readonly Dictionary<Guid, int> _nodes = [];
    private int _codes;
    private int _rows;

    public ChunkBuilder() => _cells.Marks(ChunkFormat.Version);

    /// <summary>Rows that the codes make.</summary>
    public int Rows => _rows;

    /// <summary>The next code with what was found of it; null when nothing was.</summary>
    public void Add(ExportCode code, ChainAnswer? answer)
    {
        var visits = answer?.Events.Visits ?? [];
        var birth = answer?.Chain is { } chain ? BirthOf(chain) : -1;
        foreach (var visit in visits)
        {
            AddNode(visit.Document, answer!.Events);
        }

        _cells.Mark(ChunkFormat.Code);
        if (answer is { Chain: { } found })
        {
            AddFound(found, answer.Events);
        }
        else
        {
            AddNotSeen(code, answer);
        }

        _cells.Count(birth + 1);
        _cells.Count(visits.Count);
        foreach (var visit in visits)
        {
            _cells.Count(_nodes[visit.Document.Id]);
            _cells.Code(visit.Via);
        }

        _codes++;
        _rows += Math.Max(1, visits.Count);
    }

    /// <summary>The content of the file.</summary>
    public ReadOnlySpan<byte> Complete()
    {
        _cells.Mark(ChunkFormat.End);
        _cells.Count(_codes);
        _cells.Count(_rows);
        return _cells.Written;
    }

    private void AddFound(ChainFacts chain, ChainEvents events)
    {
        _cells.Code(chain.Node.Key);
        _cells.Text(ExportTexts.Found);
        _cells.Text(chain.Node.Original);
        _cells.Number(chain.Row.Level);
        _cells.Text(chain.Level.Name);
        _cells.Code(chain.Row.Parent);
        _cells.Number(chain.Contents.Children);
        _cells.Number((int)chain.Status);
        _cells.Text(ExportTexts.Of(chain.Status));
        _cells.Code(events.ReplacedBy);
        _cells.Code(events.Replaces);
    }

    // A code that was not found is shown as it was sent: its key would say that it was understood.
    private void AddNotSeen(ExportCode code, ChainAnswer? answer)
    {
        if (answer is not null)
        {
            _cells.Code(answer.Key);
        }
        else if (code.Text is { } text)
        {
            _cells.Text(text);
        }
        else
        {
            _cells.Code(code.Key);
        }

        _cells.Text(answer is not null ? ExportTexts.OwnOnly : code.Key is null ? ExportTexts.NoCode : ExportTexts.NotFound);
        for (var column = 2; column < ExportColumns.CodeGroup.Count; column++)
        {
            _cells.Empty();
        }
    }

    // All of it hangs on the section.
    private int BirthOf(ChainFacts chain)
    {
        var (section, product, lot) = (chain.Section, chain.Product, chain.Lot);
        if (_births.TryGetValue(section.Id, out var known))
        {
            return known;
        }

        _cells.Mark(ChunkFormat.Birth);
        _cells.Text(product.ProductCode);
        _cells.Text(ExportTexts.Of((ProductKind)product.Kind));
        _cells.Text(product.Name);
        _cells.Text(product.Spec);
        _cells.Number(product.Id.Version);
        _cells.Text(chain.CurrentProduct.Name);
        _cells.Text(chain.CurrentProduct.Spec);
        _cells.Text(product.NhsaCode);
        _cells.Text(product.Barcode);
        _cells.Text(lot.Number);
        _cells.Day(lot.MadeOn);
        _cells.Day(lot.ExpiresOn);
        _cells.Time(section.EventAt);
        _cells.Time(chain.Upload.UploadedAt);
        _cells.Text(chain.Activator.CreditCode);
        _cells.Text(chain.Activator.Name);
        _cells.Text(section.Line);
        _cells.Text(section.Workshop);
        _cells.Text(section.LineManager);
        _cells.Text(chain.Upload.Stream);
        _cells.Number(section.Sequence);
        _births.Add(section.Id, _births.Count);
        return _births.Count - 1;
    }

    private void AddNode(DocumentFacts document, ChainEvents events)
    {
        if (!_nodes.TryAdd(document.Id, _nodes.Count))
        {
            return;
        }

        _cells.Mark(ChunkFormat.Node);
        _cells.Text(ExportTexts.Of(document.Kind));
        _cells.Text(document.BillType);
        _cells.Text(document.Number);
        _cells.Text(document.ShippingNote);
        _cells.Text(events.ReporterNameOf(document));
        _cells.Text(events.ReporterOf(document));
        _cells.Text(document.Shipper);
        _cells.Text(document.Receiver);
        _cells.Text(document.Carrier);
        _cells.Text(document.Circulator);
        _cells.Time(document.EventAt);
        _cells.Text(ExportTexts.StateOf(document));
        _cells.Time(document.UploadedAt);
        _cells.Text(document.ChangeReason);
        _cells.Text(document.IsWithdrawn ? ExportTexts.Yes : ExportTexts.No);
        _cells.Text(document.WithdrawnReason);
    }
}
