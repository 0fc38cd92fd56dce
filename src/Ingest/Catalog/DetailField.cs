namespace TraceEngine.Ingest.Catalog;

/// <summary>What the standard says about one detail.</summary>
/// <param name="Name">Its name in the proto.</param>
/// <param name="MaxCharacters">Most characters.</param>
/// <param name="Need">Who must have it.</param>
/// <param name="Form">How it is written.</param>
internal sealed record DetailField(
    string Name, int MaxCharacters, DetailNeed Need = DetailNeed.Optional, DetailForm Form = DetailForm.Text)
{
    /// <summary>Whether an upload of this kind must bring it.</summary>
    public bool IsRequiredFor(RegisteredKind kind) => Need switch
    {
        DetailNeed.Required => true,
        DetailNeed.RequiredForImported => kind == RegisteredKind.ImportedDrug,
        DetailNeed.RequiredForDomestic => kind == RegisteredKind.DomesticDrug,
        _ => false,
    };

    /// <summary>Whether this kind has the field at all.</summary>
    public bool IsOf(RegisteredKind kind) => Need != DetailNeed.ImportedOnly || kind == RegisteredKind.ImportedDrug;
}
