using System.Collections.Frozen;
using TraceEngine.Contracts.Uploads.Tables;

namespace TraceEngine.Contracts.Uploads;

/// <summary>
/// The fields of the eight uploads. The one home of this knowledge: an official list can replace it here without other code.
/// </summary>
public static class UploadFields
{
    private static readonly FrozenDictionary<UploadKind, UploadTable> Tables = new Dictionary<UploadKind, UploadTable>
    {
        [UploadKind.ImportedDrug] = DrugFields.Imported(),
        [UploadKind.DomesticDrug] = DrugFields.Domestic(),
        [UploadKind.Consumable] = ConsumableFields.Table(),
        [UploadKind.TraceCodes] = TraceCodeFields.Table(),
        [UploadKind.Shipping] = ShippingFields.Shipping(),
        [UploadKind.Receiving] = ShippingFields.Receiving(),
        [UploadKind.Delivery] = DeliveryFields.Table(),
        [UploadKind.Circulation] = CirculationFields.Table(),
    }.ToFrozenDictionary();

    /// <summary>The fields of an upload in the order of its templates; those of lists come last.</summary>
    public static IReadOnlyList<UploadField> Of(UploadKind kind) => Tables[kind].Fields;

    /// <summary>The lists of an upload.</summary>
    public static IReadOnlyList<UploadListField> ListsOf(UploadKind kind) => Tables[kind].Lists;

    /// <summary>
    /// The fields that together say which product a row is of, for the product uploads; empty for the others, where the
    /// document number alone says what belongs together.
    /// </summary>
    public static IReadOnlyList<UploadField> ProductKeyOf(UploadKind kind) => Tables[kind].ProductKey;

    /// <summary>The field of a column name, as <see cref="UploadField.ColumnName"/> has it.</summary>
    /// <exception cref="KeyNotFoundException">The upload has no such field: a mistake of the caller.</exception>
    public static UploadField Get(UploadKind kind, string columnName) => Tables[kind].Get(columnName);

    /// <summary>Where a field stands in <see cref="Of"/>; -1 when the upload does not have it.</summary>
    public static int IndexOf(UploadKind kind, string columnName) => Tables[kind].IndexOf(columnName);

    /// <summary>The field that has a target; null when the upload does not have it.</summary>
    public static UploadField? ByTarget(UploadKind kind, string target) =>
        IndexOfTarget(kind, target) is >= 0 and var index ? Of(kind)[index] : null;

    /// <summary>Where the field that has a target stands in <see cref="Of"/>; -1 when the upload does not have it.</summary>
    public static int IndexOfTarget(UploadKind kind, string target) => Tables[kind].IndexOfTarget(target);

    /// <summary>
    /// The field that a column heading means: its column name, its Chinese or English name or an alias, whatever the case, with
    /// spaces, marks like * and full-width forms; also several of these in one heading ("追溯码 tracCodg"). Null when none.
    /// </summary>
    /// <param name="kind">The upload.</param>
    /// <param name="heading">The heading as found.</param>
    public static UploadField? Find(UploadKind kind, string heading) => Tables[kind].Find(heading);

    internal static UploadTable TableOf(UploadKind kind) => Tables[kind];
}
