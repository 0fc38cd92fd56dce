using TraceEngine.Access.Calls;
using TraceEngine.Access.Enterprises;
using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Flows;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Contracts.Verdicts;
using TraceEngine.Ingest.Catalog;
using TraceEngine.Ingest.Copying.Rows;

namespace TraceEngine.Ingest.Validation;

/// <summary>Checks the quantities of a section's lot: goods whose codes have no serial number.</summary>
internal sealed class QuantityCheck(
    ActivationRows rows, SectionRows section, RegisteredProduct product, ProductSnapshot catalog, Caller caller)
{
    private readonly PrefixLookup _prefixes = new(catalog);

    public void Run(ActivationSection message)
    {
        var bareGs1 = message.Header.CodeSystem == CodeSystem.Gs1;
        for (var i = 0; i < message.Quantities.Count; i++)
        {
            Check(message.Quantities[i], section.EndCode + i, i, bareGs1);
        }
    }

    private void Check(ActivatedQuantity item, int row, int line, bool bareGs1)
    {
        Span<byte> key = stackalloc byte[CodeKey.MaxKeyBytes];
        var length = QuantityIdentifier.Read(item.Identifier, bareGs1, key);
        if (length == 0)
        {
            rows.Refuse(row, item.Identifier, VerdictField.Identifier, Reason.NotAQuantityItem, item.Identifier);
            return;
        }

        if (!DecimalText.TryParseQuantity(item.Quantity, out var quantity))
        {
            rows.Refuse(row, item.Identifier, VerdictField.Quantity, Reason.QuantityInvalid, item.Quantity);
            return;
        }

        var identifier = key[..length].ToArray();
        if (IsOfProduct(item, row, identifier) && TryReadParent(item, row, bareGs1, out var parent))
        {
            section.Quantities.Add(new QuantityRow(row, line, identifier, section.Lot.Number, quantity, parent));
        }
    }

    /// <summary>The identifier must be registered for the product, as the prefix of a code must.</summary>
    private bool IsOfProduct(ActivatedQuantity item, int row, byte[] identifier)
    {
        var text = ProductIdentifier.TextOf(identifier);
        switch (_prefixes.Find(identifier, out var entry))
        {
            case PrefixState.Known when entry.Product.ProductId == product.ProductId:
                return true;
            case PrefixState.Known when entry.Product.MayActivate(caller.EnterpriseId):
                rows.Refuse(
                    row, item.Identifier, VerdictField.Identifier, Reason.PrefixOfOtherProduct, text, product.ProductCode);
                return false;
            case PrefixState.Known:
                rows.Refuse(row, item.Identifier, VerdictField.Identifier, Reason.NotAllowed, text);
                return false;
            default:
                if (caller.Strictness == Strictness.Open)
                {
                    rows.Flagged.Add(row);
                    return true;
                }

                rows.Refuse(row, item.Identifier, VerdictField.Identifier, Reason.PrefixUnknown, text);
                return false;
        }
    }

    private bool TryReadParent(ActivatedQuantity item, int row, bool bareGs1, out byte[]? parent)
    {
        parent = null;
        if (item.Parent.Length == 0)
        {
            return true;
        }

        Span<byte> key = stackalloc byte[CodeKey.MaxKeyBytes];
        var reading = CodeParser.Parse(item.Parent, bareGs1, key);
        if (!reading.IsGood)
        {
            rows.Refuse(row, item.Identifier, VerdictField.Parent, reading.Fault, item.Parent);
            return false;
        }

        parent = key[..reading.KeyLength].ToArray();
        return true;
    }
}
