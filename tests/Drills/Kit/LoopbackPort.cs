using System.Net;
using System.Net.Sockets;

namespace TraceEngine.Drills.Kit;

/// <summary>Ports that a killed server can take again.</summary>
internal static class LoopbackPort
{
    // Below the ports that Linux gives to outgoing connections (from 32768): a client that tries to reconnect to a port of
    // that range may be given the very same one as its own, connects to itself, and the server can't listen any more.
    private const int Lowest = 20_000;
    private const int Highest = 32_000;

    public static int Free()
    {
        while (true)
        {
            var port = Random.Shared.Next(Lowest, Highest);
            try
            {
                using var probe = new TcpListener(IPAddress.Loopback, port);
                probe.Start();
                return port;
            }
            catch (SocketException)
            {
                // taken
            }
        }
    }
}
