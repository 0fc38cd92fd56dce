using System.Globalization;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Lots;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Query.Listing;
using DocumentKind = TraceEngine.Contracts.Flows.DocumentKind;

namespace TraceEngine.Query.Reception;

/// <summary>Checks selections and turns them into ours.</summary>
internal static class SelectionReadings
{
    // Long enough for any product code, NHSA code or barcode that can be registered.
    private const int ReferenceCharacters = 50;
    private const int NumberCharacters = 64;
    private const int LevelAtMost = 9;

    /// <summary>The selection, when it is one.</summary>
    /// <param name="selection">As it came; null when it did not.</param>
    /// <param name="daysAtMost">Most upload days.</param>
    /// <exception cref="Grpc.Core.RpcException">INVALID_ARGUMENT naming field, value and the way out.</exception>
    public static Wanted Of(CodeSelection? selection, int daysAtMost)
    {
        if (selection?.PackageLevel > LevelAtMost)
        {
            throw ListingErrors.BadLevel(selection.PackageLevel, LevelAtMost);
        }

        var level = (int)(selection?.PackageLevel ?? 0);
        return selection?.ByCase switch
        {
            CodeSelection.ByOneofCase.Lot => OfLot(selection.Lot, level),
            CodeSelection.ByOneofCase.UploadDays => OfDays(selection.UploadDays, level, daysAtMost),
            CodeSelection.ByOneofCase.Product => OfProduct(selection.Product, level),
            CodeSelection.ByOneofCase.Document => OfDocument(selection.Document, level),
            _ => throw ListingErrors.NoSelection(),
        };
    }

    private static WantedLot OfLot(LotSelection lot, int level) => LotNumber.TryParse(lot.LotNumber, out var number)
        ? new WantedLot(level, number.Value, NameOf(lot.Product, lot.CreditCode))
        : throw QueryErrors.BadLotNumber(lot.LotNumber);

    private static WantedProduct OfProduct(ProductSelection product, int level)
    {
        var name = NameOf(product.Product, product.CreditCode);
        return name.ProductCode.Length + name.NhsaCode.Length > 0
            ? new WantedProduct(level, name)
            : throw ListingErrors.NoProduct();
    }

    private static WantedDays OfDays(UploadDaysSelection days, int level, int daysAtMost)
    {
        var first = DayOf("first_day", days.FirstDay);
        var last = days.LastDay.Length == 0 ? first : DayOf("last_day", days.LastDay);
        var count = last.DayNumber - first.DayNumber + 1;
        return count >= 1 && count <= daysAtMost
            ? new WantedDays(level, first, last)
            : throw ListingErrors.BadDays(days.FirstDay, days.LastDay, daysAtMost);
    }

    private static WantedDocument OfDocument(DocumentSelection document, int level)
    {
        var isKind = document.Kind != FlowKind.Unspecified && Enum.IsDefined(document.Kind);
        if (!isKind)
        {
            throw ListingErrors.BadKind((int)document.Kind);
        }

        if (document.DocumentNumber.Length is 0 or > NumberCharacters)
        {
            throw ListingErrors.BadDocumentNumber(document.DocumentNumber, NumberCharacters);
        }

        CheckReference(document.CreditCode);
        return new WantedDocument(level, (DocumentKind)document.Kind, document.DocumentNumber, document.CreditCode);
    }

    private static ProductName NameOf(ProductReference? product, string owner)
    {
        var name = product?.ProductCode.Length > 0
            ? new ProductName(product.ProductCode, string.Empty, string.Empty, owner)
            : new ProductName(string.Empty, product?.NhsaCode ?? string.Empty, product?.Barcode ?? string.Empty, owner);
        foreach (var reference in new[] { name.ProductCode, name.NhsaCode, name.Barcode, name.OwnerCreditCode })
        {
            CheckReference(reference);
        }

        return name;
    }

    private static void CheckReference(string reference)
    {
        // PostgreSQL takes no NUL in text, and no registered name has one.
        if (reference.Length > ReferenceCharacters || reference.Contains('\0', StringComparison.Ordinal))
        {
            throw QueryErrors.BadReference(reference, ReferenceCharacters);
        }
    }

    // The calendar's ends are left out, so that the days around them can be counted.
    private static DateOnly DayOf(string field, string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is >= 2000 and < 2200
            ? day
            : throw ListingErrors.BadDay(field, text);
}
