using TraceEngine.Contracts.Uploads;
using TraceEngine.Host.Profiles;

namespace TraceEngine.Host.Importing.Uploads;

/// <summary>Fields that are the importing enterprise itself where a file leaves them out.</summary>
internal static class OwnSideDefaults
{
    private static readonly Dictionary<UploadKind, (string CreditCode, string Name)> Fields = new()
    {
        [UploadKind.Shipping] = (UploadTargets.ShipperCreditCode, UploadTargets.ShipperName),
        [UploadKind.Receiving] = (UploadTargets.ReceiverCreditCode, UploadTargets.ReceiverName),
        [UploadKind.Circulation] = (UploadTargets.CirculatorCreditCode, UploadTargets.CirculatorName),
    };

    /// <summary>The defaults of a kind by column name, overridden by what the person set.</summary>
    public static IReadOnlyDictionary<string, string> For(
        UploadKind kind, Profile own, IReadOnlyDictionary<string, string> set)
    {
        var defaults = new Dictionary<string, string>();
        if (Fields.TryGetValue(kind, out var fields))
        {
            defaults[ColumnOf(fields.CreditCode)] = own.CreditCode;
            defaults[ColumnOf(fields.Name)] = own.Name;
        }

        foreach (var (field, value) in set)
        {
            defaults[field] = value;
        }

        return defaults;

        string ColumnOf(string target) => UploadFields.ByTarget(kind, target)!.ColumnName;
    }
}
