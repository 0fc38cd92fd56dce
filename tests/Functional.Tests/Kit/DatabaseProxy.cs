using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace TraceEngine.Functional.Tests.Kit;

/// <summary>
/// Stands between the server and its PostgreSQL, and cuts the connection at the message it was armed for: how a network is
/// lost in COMMIT, or in the middle of a COPY.
/// </summary>
internal sealed class DatabaseProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ended = new();
    private readonly Lock _gate = new();
    private readonly List<Socket> _sockets = [];
    private readonly HashSet<Socket> _answerLost = [];
    private byte[] _pattern = [];
    private ProxyCut _cut;
    private int _left;
    private string _socket = "";
    private volatile bool _isAway;

    /// <summary>Connections cut so far.</summary>
    public int Cuts { get; private set; }

    /// <summary>Starts listening: the connection string that leads through here.</summary>
    public string Way(string direct)
    {
        var builder = new NpgsqlConnectionStringBuilder(direct);
        builder.Port = Start(Path.Combine(builder.Host!, $".s.PGSQL.{builder.Port}"));
        builder.Host = IPAddress.Loopback.ToString();
        builder.SslMode = SslMode.Disable;
        builder.GssEncryptionMode = GssEncryptionMode.Disable;
        return builder.ConnectionString;
    }

    /// <summary>The same for a Redis on a socket.</summary>
    public string RedisWay(string direct) => $"{IPAddress.Loopback}:{Start(direct.TrimStart('!'))}";

    /// <summary>The server is away: nothing is accepted any more and everything open is lost.</summary>
    public void Stop()
    {
        _listener.Stop();
        lock (_gate)
        {
            _sockets.ForEach(socket => socket.Dispose());
            _sockets.Clear();
        }
    }

    /// <summary>The server is away until <see cref="Return"/>: everything open is lost, and who connects is hung up on.</summary>
    public void Leave()
    {
        lock (_gate)
        {
            _isAway = true;
            _sockets.ForEach(socket => socket.Dispose());
            _sockets.Clear();
        }
    }

    /// <summary>The server is back.</summary>
    public void Return() => _isAway = false;

    /// <summary>Cuts the next connections that send this text.</summary>
    public void Arm(string text, ProxyCut cut, int times = 1)
    {
        lock (_gate)
        {
            (_pattern, _cut, _left) = (Encoding.ASCII.GetBytes(text), cut, times);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        _listener.Dispose();
        lock (_gate)
        {
            _sockets.ForEach(socket => socket.Dispose());
        }

        _ended.Dispose();
    }

    private int Start(string socket)
    {
        _socket = socket;
        _listener.Start();
        _ = AcceptAllAsync();
        return ((IPEndPoint)_listener.LocalEndpoint).Port;
    }

    private async Task AcceptAllAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptSocketAsync(_ended.Token);
                if (_isAway)
                {
                    HangUp(client);
                    continue;
                }

                var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await server.ConnectAsync(new UnixDomainSocketEndPoint(_socket), _ended.Token);
                client.NoDelay = true;
                lock (_gate)
                {
                    _sockets.AddRange([client, server]);
                }

                _ = ForwardAsync(client, server);
                _ = AnswerAsync(server, client);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ForwardAsync(Socket client, Socket server)
    {
        var buffer = new byte[256 * 1024];
        try
        {
            int count;
            while ((count = await client.ReceiveAsync(buffer, _ended.Token)) > 0)
            {
                var cut = FindCut(client, buffer.AsSpan(0, count));
                if (cut is null or ProxyCut.Forwarded or ProxyCut.AfterAnswer)
                {
                    await server.SendAsync(buffer.AsMemory(0, count), _ended.Token);
                }

                if (cut is { } armed)
                {
                    if (armed != ProxyCut.AfterAnswer)
                    {
                        Lose(client, server, armed);
                    }

                    return;
                }
            }

            server.Dispose();
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            server.Dispose();
        }
    }

    private async Task AnswerAsync(Socket server, Socket client)
    {
        var buffer = new byte[256 * 1024];
        try
        {
            int count;
            while ((count = await server.ReceiveAsync(buffer, _ended.Token)) > 0)
            {
                if (IsAnswerLost(client))
                {
                    Lose(client, server, ProxyCut.AfterAnswer);
                    return;
                }

                await client.SendAsync(buffer.AsMemory(0, count), _ended.Token);
            }

            client.Dispose();
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            client.Dispose();
        }
    }

    private bool IsAnswerLost(Socket client)
    {
        lock (_gate)
        {
            return _answerLost.Contains(client);
        }
    }

    private ProxyCut? FindCut(Socket client, ReadOnlySpan<byte> sent)
    {
        lock (_gate)
        {
            if (_left == 0 || sent.IndexOf(_pattern) < 0)
            {
                return null;
            }

            _left--;
            Cuts++;
            if (_cut == ProxyCut.AfterAnswer)
            {
                _answerLost.Add(client);
            }

            return _cut;
        }
    }

    private static void HangUp(Socket client) => client.Dispose();

    private static void Lose(Socket client, Socket server, ProxyCut cut)
    {
        client.Dispose();
        if (cut != ProxyCut.Held)
        {
            server.Dispose();
        }
    }
}
