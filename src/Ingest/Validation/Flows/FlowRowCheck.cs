using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Flows;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Lots;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Contracts.Verdicts;
using TraceEngine.Ingest.Copying.Rows;

namespace TraceEngine.Ingest.Validation.Flows;

/// <summary>The rules that a batch and the catalog alone can decide, for the rows of one section.</summary>
internal sealed class FlowRowCheck(
    FlowRows rows, FlowSectionRows section, FlowSection message, ColumnNotes notes, FlowCatalog catalog)
{
    private int _row = section.EndCode;

    public void Run()
    {
        CheckCodes();
        CheckRejected();
        CheckLots();
        CheckQuantities();
        CheckCorrections();
    }

    private bool IsBareGs1 => message.Header.CodeSystem == CodeSystem.Gs1;

    private void CheckCodes()
    {
        if (notes.AllReadable)
        {
            return;
        }

        for (var row = section.FirstRow; row < section.EndCode; row++)
        {
            if (rows.Codes.LengthOf(row) == 0)
            {
                var fault = notes.FaultAt(row)!;
                rows.Refuse(row, fault.Text, VerdictField.Code, fault.Fault, fault.Text);
            }
        }
    }

    private void CheckRejected()
    {
        Span<byte> key = stackalloc byte[CodeKey.MaxKeyBytes];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var rejected in message.Rejected)
        {
            var row = _row++;
            var reading = CodeParser.Parse(rejected.Code, IsBareGs1, key);
            if (!reading.IsGood)
            {
                rows.Refuse(row, rejected.Code, VerdictField.Rejected, reading.Fault, rejected.Code);
                continue;
            }

            var code = key[..reading.KeyLength].ToArray();
            var text = CodeKey.ToText(code);
            if (string.IsNullOrWhiteSpace(rejected.Reason))
            {
                rows.Refuse(row, text, VerdictField.Rejected, Reason.TextRequired, "reason");
            }
            else if (rejected.Reason.Length > FlowTexts.MaxReasonCharacters)
            {
                rows.Refuse(
                    row, text, VerdictField.Rejected, Reason.TextTooLong, "reason", Text(rejected.Reason.Length),
                    Text(FlowTexts.MaxReasonCharacters));
            }
            else if (!seen.Add(text))
            {
                rows.Refuse(row, text, VerdictField.Rejected, Reason.CodeRepeated, text);
            }
            else
            {
                section.Rejected.Add(new RejectedRow(row, code, FlowDocuments.Storable(rejected.Reason)));
            }
        }
    }

    private void CheckLots()
    {
        foreach (var lot in message.Lots)
        {
            var row = _row++;
            var product = catalog.Find(lot.Product);
            if (product is null || !LotNumber.TryParse(lot.LotNumber, out var number))
            {
                RefuseLot(row, lot);
                continue;
            }

            section.Lots.Add(new LotRow(row, product.ProductId, NameOf(lot), number.Value));
        }
    }

    private void CheckQuantities()
    {
        Span<byte> key = stackalloc byte[CodeKey.MaxKeyBytes];
        for (var i = 0; i < message.Quantities.Count; i++)
        {
            var row = _row++;
            var item = message.Quantities[i];
            var length = QuantityIdentifier.Read(item.Identifier, IsBareGs1, key);
            if (length == 0)
            {
                rows.Refuse(row, item.Identifier, VerdictField.Identifier, Reason.NotAQuantityItem, item.Identifier);
            }
            else if (!DecimalText.TryParseQuantity(item.Quantity, out var quantity))
            {
                rows.Refuse(row, item.Identifier, VerdictField.Quantity, Reason.QuantityInvalid, item.Quantity);
            }
            else if (!LotNumber.TryParse(item.LotNumber, out var lot))
            {
                rows.Refuse(row, item.Identifier, VerdictField.LotNumber, Reason.LotNumberInvalid, item.LotNumber);
            }
            else
            {
                section.Quantities.Add(new QuantityRow(row, i, key[..length].ToArray(), lot.Value, quantity, null));
            }
        }
    }

    private void CheckCorrections()
    {
        for (var i = 0; i < message.Corrections.Count; i++)
        {
            var row = _row++;
            switch (message.Corrections[i].TargetCase)
            {
                case Correction.TargetOneofCase.Document:
                    section.Corrections.Add(CorrectionRows.Of(message.Corrections[i].Document, row, i, catalog.EnterpriseId));
                    break;
                case Correction.TargetOneofCase.Activation:
                    section.Corrections.Add(CorrectionRows.Of(message.Corrections[i].Activation, row, i, catalog.EnterpriseId));
                    break;
                case Correction.TargetOneofCase.Lot:
                    CheckLot(message.Corrections[i].Lot, row, i);
                    break;
                default:
                    rows.Refuse(row, "", VerdictField.Correction, Reason.TargetUnknown, "-");
                    break;
            }
        }
    }

    private void CheckLot(CorrectLot correction, int row, int line)
    {
        var lot = correction.Lot ?? new LotReference();
        var product = catalog.Find(lot.Product);
        if (product is null || !LotNumber.TryParse(lot.LotNumber, out var number))
        {
            RefuseLot(row, lot);
        }
        else if (!LotDate.TryParseMade(correction.MadeOn, out var made))
        {
            rows.Refuse(row, number.Value, VerdictField.MadeOn, Reason.DateInvalid, correction.MadeOn);
        }
        else if (!LotDate.TryParseExpiry(correction.ExpiresOn, out var expires))
        {
            rows.Refuse(row, number.Value, VerdictField.ExpiresOn, Reason.DateInvalid, correction.ExpiresOn);
        }
        else if (expires.Day <= made.Day)
        {
            rows.Refuse(
                row, number.Value, VerdictField.ExpiresOn, Reason.ExpiryNotAfterMade, correction.ExpiresOn, correction.MadeOn);
        }
        else
        {
            section.Corrections.Add(new CorrectionRow(row, line, CorrectionTarget.Lot, number.Value)
            {
                ProductId = product.ProductId,
                ProductName = NameOf(lot),
                Lot = new SectionLot(number.Value, made.Day, expires),
            });
        }
    }

    private void RefuseLot(int row, LotReference lot) => rows.Refuse(
        row, lot.LotNumber, VerdictField.Lot, Reason.LotUnknown, lot.LotNumber, NameOf(lot));

    private static string NameOf(LotReference lot) => PrintableText.Of(HeaderCheck.NameOf(lot.Product));

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
