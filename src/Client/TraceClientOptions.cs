using TraceEngine.Client.Calls;

namespace TraceEngine.Client;

/// <summary>Where the server is, who calls, and how patient the client is.</summary>
public sealed record TraceClientOptions
{
    /// <summary>Address of the server: https://host:port, or http://host:port on loopback. Required.</summary>
    public required string Endpoint { get; init; }

    /// <summary>Public half of the key (访问密钥). Required.</summary>
    public required string Ak { get; init; }

    /// <summary>Secret half of the key (安全密钥). Required.</summary>
    public required string Sk { get; init; }

    /// <summary>
    /// Allows http:// to another machine. Bodies are then readable and changeable on the way: only for closed test networks.
    /// </summary>
    public bool AllowPlaintext { get; init; }

    /// <summary>How long a unary call is tried again while the server is away.</summary>
    public TimeSpan UnaryBudget { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Waits between attempts.</summary>
    public Backoff Backoff { get; init; } = Backoff.Default;

    /// <summary>Time without traffic after which the connection is probed.</summary>
    public TimeSpan KeepAlivePingDelay { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Time without an answer to the probe after which the connection counts as lost.</summary>
    public TimeSpan KeepAlivePingTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The clock that signatures, waits and rates use.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    internal void Validate()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Ak);
        ArgumentException.ThrowIfNullOrWhiteSpace(Sk);
        if (!Uri.TryCreate(Endpoint, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            throw new TraceClientException(
                $"服务器地址 {Endpoint} 无效，应为 https://主机:端口 / {Endpoint} is no server address: write https://host:port.");
        }

        if (uri.Scheme == "http" && !uri.IsLoopback && !AllowPlaintext)
        {
            throw new TraceClientException(
                $"{Endpoint} 不是本机地址，必须使用 https / {Endpoint} is another machine: use https, bodies are protected by TLS only.");
        }
    }
}
