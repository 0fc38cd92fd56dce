namespace TraceEngine.Contracts.Limits;

/// <summary>The caps of one room. Each room of a host puts one into the container; the limits service lists them all.</summary>
public interface ILimitSource
{
    /// <summary>The caps, with what an enterprise uses of them now.</summary>
    IEnumerable<LimitEntry> ReadFor(long enterpriseId);
}
