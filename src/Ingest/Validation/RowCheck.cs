using System.Globalization;
using TraceEngine.Access.Enterprises;
using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Contracts.Verdicts;
using TraceEngine.Ingest.Catalog;
using TraceEngine.Ingest.Copying.Rows;

namespace TraceEngine.Ingest.Validation;

/// <summary>The admission rules that the batch and the catalog alone can decide, for the rows of one section.</summary>
internal sealed class RowCheck(
    ActivationRows rows,
    SectionRows section,
    RegisteredProduct product,
    SectionNotes notes,
    ProductSnapshot catalog,
    long enterpriseId,
    Strictness strictness)
{
    private const byte MaxLevel = 9;
    private const byte MaxPackMode = 3;

    private readonly PrefixLookup _prefixes = new(catalog);
    private readonly bool _isProvisional = ProvisionalProducts.IsProvisional(product);
    private readonly HashSet<int> _unknownParents = [];
    private SectionFlags _flags;

    /// <summary>Why a parent is refused, by its index; parents that are good or unknown are not in it.</summary>
    private readonly Dictionary<int, (Reason Reason, string Argument)> _badParents = [];

    /// <summary>Checks every row; says what was let through for an open enterprise.</summary>
    public SectionFlags Run()
    {
        _flags = _isProvisional ? SectionFlags.UnknownProduct : SectionFlags.None;
        CheckParents();
        for (var row = section.FirstRow; row < section.EndCode; row++)
        {
            var key = rows.Codes[row];
            if (key.IsEmpty)
            {
                var fault = notes.Codes.FaultAt(row)!;
                rows.Refuse(row, fault.Text, VerdictField.Code, fault.Fault, fault.Text);
                continue;
            }

            var isFlagged = _isProvisional;
            if (CheckCode(row, key, ref isFlagged) && rows.ParentIndexes[row] is var parent and not ActivationRows.NoParent)
            {
                CheckParent(row, key, parent);
                isFlagged |= _unknownParents.Count > 0 && _unknownParents.Contains(parent);
            }

            if (isFlagged)
            {
                rows.Flagged.Add(row);
            }
        }

        return _flags;
    }

    /// <summary>Each parent once, however many children name it.</summary>
    private void CheckParents()
    {
        var end = section.FirstParent + section.ParentCount;
        for (var parent = section.FirstParent; parent < end; parent++)
        {
            var key = rows.Parents[parent];
            rows.ParentLevels[parent] = 0;
            if (key.IsEmpty)
            {
                var fault = notes.Parents.FaultAt(parent)!;
                _badParents.Add(parent, (fault.Fault, fault.Text));
                continue;
            }

            switch (_prefixes.Find(key, out var entry))
            {
                case PrefixState.Known when entry.Product.MayActivate(enterpriseId):
                    rows.ParentLevels[parent] = (byte)entry.Level;
                    break;
                case PrefixState.Known:
                    _badParents.Add(parent, (Reason.ParentNotAllowed, CodeKey.ToText(key)));
                    break;
                case PrefixState.Unknown when strictness == Strictness.Open:
                    _unknownParents.Add(parent);
                    _flags |= SectionFlags.UnknownPrefix;
                    break;
                case PrefixState.Unknown:
                    _badParents.Add(parent, (Reason.PrefixUnknown, ProductIdentifier.TextOf(key)));
                    break;
            }
        }
    }

    private bool CheckCode(int row, ReadOnlySpan<byte> key, ref bool isFlagged)
    {
        var level = rows.Levels[row];
        if (level is 0 or > MaxLevel)
        {
            Refuse(row, VerdictField.Level, Reason.LevelOutOfRange, Text(level));
            return false;
        }

        if (rows.PackModes[row] > MaxPackMode)
        {
            Refuse(row, VerdictField.PackMode, Reason.PackModeUnknown, Text(rows.PackModes[row]));
            return false;
        }

        switch (_prefixes.Find(key, out var entry))
        {
            case PrefixState.Known when entry.Product.ProductId != product.ProductId:
                var reason = entry.Product.MayActivate(enterpriseId) ? Reason.PrefixOfOtherProduct : Reason.NotAllowed;
                Refuse(row, VerdictField.Code, reason, ProductIdentifier.TextOf(key), product.ProductCode);
                return false;
            case PrefixState.Known when entry.Level != level:
                Refuse(row, VerdictField.Level, Reason.LevelMismatch, CodeKey.ToText(key), Text(level), Text(entry.Level));
                return false;
            case PrefixState.Unknown when strictness == Strictness.Open:
            case PrefixState.None when strictness == Strictness.Open && !product.HasLevelWithoutPrefix(level):
                _flags |= SectionFlags.UnknownPrefix;
                isFlagged = true;
                return true;
            case PrefixState.Unknown:
            case PrefixState.None when !product.HasLevelWithoutPrefix(level):
                Refuse(row, VerdictField.Code, Reason.PrefixUnknown, ProductIdentifier.TextOf(key));
                return false;
            default:
                return true;
        }
    }

    private void CheckParent(int row, ReadOnlySpan<byte> key, int parent)
    {
        if (rows.Parents[parent].SequenceEqual(key))
        {
            Refuse(row, VerdictField.Parent, Reason.ParentIsSelf, CodeKey.ToText(key));
            return;
        }

        if (_badParents.Count > 0 && _badParents.TryGetValue(parent, out var bad))
        {
            Refuse(row, VerdictField.Parent, bad.Reason, bad.Argument);
            return;
        }

        var parentLevel = rows.ParentLevels[parent];
        if (parentLevel == 0 && rows.ParentRows[parent] is var own and >= 0)
        {
            parentLevel = rows.Levels[own];
        }

        if (parentLevel != 0 && parentLevel <= rows.Levels[row])
        {
            Refuse(
                row,
                VerdictField.Parent,
                Reason.ParentLevelNotAbove,
                CodeKey.ToText(rows.Parents[parent]),
                Text(parentLevel),
                Text(rows.Levels[row]));
        }
    }

    private void Refuse(int row, VerdictField field, Reason reason, params string[] arguments)
    {
        // Every reason takes as many arguments as its texts name; the product code of PREFIX_OF_OTHER_PRODUCT is one too many
        // for NOT_ALLOWED.
        var taken = arguments.AsSpan(0, Math.Min(arguments.Length, VerdictCatalogue.For(reason).ArgumentNames.Count));
        rows.Refuse(row, CodeKey.ToText(rows.Codes[row]), field, reason, taken.ToArray());
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
