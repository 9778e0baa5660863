using System.Net;
using System.Net.Sockets;

namespace ServerlessPatterns.Local.Tests;

/// <summary>Ports on loopback that nobody has at the moment.</summary>
internal static class FreePorts
{
    /// <summary>The first of several in a row.</summary>
    public static int Find(int count)
    {
        while (true)
        {
            using var first = new TcpListener(IPAddress.Loopback, 0);
            first.Start();
            var port = ((IPEndPoint)first.LocalEndpoint).Port;
            if (port + count <= 65_535 && Enumerable.Range(port + 1, count - 1).All(IsFree))
            {
                return port;
            }
        }
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
