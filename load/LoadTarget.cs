namespace TraceEngine.Load;

/// <summary>The server under load and the key to call it with.</summary>
/// <param name="Endpoint">URL of the gRPC endpoint; loopback only, so that nobody loads a server of others by mistake.</param>
/// <param name="Ak">Public half of the key; its enterprise must be a producer.</param>
/// <param name="Sk">Secret half of the key.</param>
public sealed record LoadTarget(string Endpoint, string Ak, string Sk)
{
    /// <summary>Refuses other machines.</summary>
    /// <exception cref="ArgumentException">The endpoint is no loopback URL.</exception>
    public void Validate()
    {
        if (!Uri.TryCreate(Endpoint, UriKind.Absolute, out var uri) || !uri.IsLoopback)
        {
            throw new ArgumentException(
                $"只能对本机施加负载：{Endpoint} / load is put on this machine only, not on {Endpoint}: use http://127.0.0.1:PORT");
        }
    }
}
