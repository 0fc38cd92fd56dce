using TraceEngine.Ingest.Copying.Rows;

namespace TraceEngine.Ingest.Copying.Postgres;

/// <summary>A lot as stored.</summary>
internal readonly record struct KnownLot(long LotId, DateOnly MadeOn, DateOnly ExpiresOn, bool ExpiryIsMonth)
{
    /// <summary>Whether a section declares the same dates. Month and last day of that month are the same expiry.</summary>
    public bool Agrees(SectionLot lot) => MadeOn == lot.MadeOn && ExpiresOn == lot.ExpiresOn.Day;
}
