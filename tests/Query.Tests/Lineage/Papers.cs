using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Query.Lineage;

namespace TraceEngine.Query.Tests.Lineage;

/// <summary>Documents for tests of the pure parts; credit codes are letters, enterprises their places in the alphabet.</summary>
internal static class Papers
{
    public static DateTime Start { get; } = new(2025, 6, 2, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Shipping from one to another.</summary>
    public static DocumentFacts Ship(string number, char shipper, char receiver, int hour, string billType = "201") =>
        Make(FlowKind.Shipping, number, billType, shipper, shipper, receiver, hour);

    /// <summary>Receiving by the receiver.</summary>
    public static DocumentFacts Receive(string number, char shipper, char receiver, int hour, string billType = "102") =>
        Make(FlowKind.Receiving, number, billType, receiver, shipper, receiver, hour);

    /// <summary>Number of the enterprise with a credit code.</summary>
    public static long Enterprise(char creditCode) => creditCode - 'A' + 1;

    /// <summary>A document; ' ' = nobody named.</summary>
    public static DocumentFacts Make(
        FlowKind kind, string number, string billType, char reporter, char shipper, char receiver, int hour) => new()
        {
            Id = new Guid(number.GetHashCode(StringComparison.Ordinal), 0, 0, new byte[8]),
            SectionId = 0,
            EnterpriseId = Enterprise(reporter),
            Kind = kind,
            Number = number,
            State = 1,
            BillType = billType,
            EventAt = Start.AddHours(hour),
            UploadedAt = Start.AddHours(hour),
            Shipper = $"{shipper}".Trim(),
            Receiver = $"{receiver}".Trim(),
            Carrier = string.Empty,
            Circulator = string.Empty,
            ShippingNote = string.Empty,
            ChangeReason = string.Empty,
            WithdrawnReason = string.Empty,
            ExpectedCount = 0,
            ItemCount = 1,
        };
}
