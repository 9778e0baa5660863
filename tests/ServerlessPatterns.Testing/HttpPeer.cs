using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace ServerlessPatterns.Testing;

/// <summary>The server's side of one HTTP/1.1 connection.</summary>
internal sealed class HttpPeer(Socket socket, int number) : IDisposable
{
    private byte[] _buffer = new byte[16 * 1024];
    private int _filled;

    /// <summary>Reads a request.</summary>
    /// <returns>The request; null when the client has closed the connection.</returns>
    public async Task<ReceivedRequest?> ReadAsync(CancellationToken cancellationToken)
    {
        int headEnd;
        while ((headEnd = _buffer.AsSpan(0, _filled).IndexOf("\r\n\r\n"u8)) < 0)
        {
            if (!await ReceiveAsync(cancellationToken))
            {
                return null;
            }
        }

        var lines = Encoding.Latin1.GetString(_buffer, 0, headEnd).Split("\r\n");
        var start = lines[0].Split(' ');
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 1; i < lines.Length; i++)
        {
            var colon = lines[i].IndexOf(':', StringComparison.Ordinal);
            headers[lines[i][..colon]] = lines[i][(colon + 1)..].Trim();
        }

        var bodyStart = headEnd + 4;
        var bodyLength = headers.TryGetValue("Content-Length", out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : 0;
        while (_filled < bodyStart + bodyLength)
        {
            if (!await ReceiveAsync(cancellationToken))
            {
                return null;
            }
        }

        var body = _buffer.AsSpan(bodyStart, bodyLength).ToArray();
        _filled -= bodyStart + bodyLength;
        Buffer.BlockCopy(_buffer, bodyStart + bodyLength, _buffer, 0, _filled);
        return new ReceivedRequest(start[0], start[1], headers, body, number);
    }

    /// <summary>Sends bytes, in packets of at most <paramref name="packetBytes"/>; 0 is all at once.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> bytes, int packetBytes, CancellationToken cancellationToken)
    {
        while (!bytes.IsEmpty)
        {
            var packet = packetBytes > 0 && packetBytes < bytes.Length ? bytes[..packetBytes] : bytes;
            bytes = bytes[await socket.SendAsync(packet, cancellationToken)..];
        }
    }

    /// <summary>Completes when the client closes the connection, or sends something out of turn.</summary>
    public async Task GoneAsync(CancellationToken cancellationToken)
    {
        try
        {
            _ = await socket.ReceiveAsync(new byte[1], SocketFlags.Peek, cancellationToken);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Gone by force is gone as well.
        }
    }

    public void Dispose() => socket.Dispose();

    private async Task<bool> ReceiveAsync(CancellationToken cancellationToken)
    {
        if (_filled == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var count = await socket.ReceiveAsync(_buffer.AsMemory(_filled), cancellationToken);
        _filled += count;
        return count > 0;
    }
}
