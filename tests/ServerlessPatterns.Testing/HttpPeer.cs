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
        var fields = new List<KeyValuePair<string, string>>(lines.Length - 1);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 1; i < lines.Length; i++)
        {
            var colon = lines[i].IndexOf(':', StringComparison.Ordinal);
            var field = KeyValuePair.Create(lines[i][..colon], lines[i][(colon + 1)..].Trim());
            fields.Add(field);
            headers[field.Key] = field.Value;
        }

        Take(headEnd + 4);
        if (headers.TryGetValue("Expect", out var expected) && expected.Equals("100-continue", StringComparison.OrdinalIgnoreCase))
        {
            await SendAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), 0, cancellationToken);
        }

        var isChunked = headers.TryGetValue("Transfer-Encoding", out var encoding) && encoding.Equals("chunked", StringComparison.OrdinalIgnoreCase);
        var length = headers.TryGetValue("Content-Length", out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : 0;
        return await (isChunked ? ReadChunksAsync(cancellationToken) : ReadBytesAsync(length, cancellationToken)) is { } body
            ? new ReceivedRequest(start[0], start[1], headers, body, number) { HeaderLines = fields }
            : null;
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

    /// <summary>Reads chunks up to the last one, which is empty; null when the client has closed the connection.</summary>
    private async Task<byte[]?> ReadChunksAsync(CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        while (await ReadLineAsync(cancellationToken) is { } size)
        {
            var length = int.Parse(size.Split(';')[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if (await ReadBytesAsync(length, cancellationToken) is not { } chunk || await ReadLineAsync(cancellationToken) is not { } behind)
            {
                return null;
            }

            if (behind.Length > 0)
            {
                throw new NotSupportedException("No client of ours sends trailers.");
            }

            if (length == 0)
            {
                return body.ToArray();
            }

            body.Write(chunk);
        }

        return null;
    }

    private async Task<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        int end;
        while ((end = _buffer.AsSpan(0, _filled).IndexOf("\r\n"u8)) < 0)
        {
            if (!await ReceiveAsync(cancellationToken))
            {
                return null;
            }
        }

        var line = Encoding.Latin1.GetString(_buffer, 0, end);
        Take(end + 2);
        return line;
    }

    private async Task<byte[]?> ReadBytesAsync(int count, CancellationToken cancellationToken)
    {
        while (_filled < count)
        {
            if (!await ReceiveAsync(cancellationToken))
            {
                return null;
            }
        }

        var bytes = _buffer.AsSpan(0, count).ToArray();
        Take(count);
        return bytes;
    }

    /// <summary>Takes bytes that were read out of the buffer.</summary>
    private void Take(int count)
    {
        _filled -= count;
        Buffer.BlockCopy(_buffer, count, _buffer, 0, _filled);
    }

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
