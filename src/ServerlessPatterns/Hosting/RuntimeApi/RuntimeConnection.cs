using System.Net.Sockets;

namespace ServerlessPatterns.Hosting;

/// <summary>
/// HTTP/1.1 on one keep-alive connection, as much of it as the Runtime API needs. The calls block: a function handles one invocation at a
/// time, and without an asynchronous socket neither its polling thread nor the thread pool need starting in a cold start.
/// </summary>
internal sealed class RuntimeConnection(RuntimeEndpoint endpoint) : IDisposable
{
    private const int MaximumHeadBytes = 64 * 1024;

    private readonly object _gate = new();
    private Socket? _socket;
    private bool _used;
    private bool _interrupted;

    /// <summary>Sends one request and receives its answer.</summary>
    /// <param name="request">The head, with as much of the body as was put behind it.</param>
    /// <param name="body">The body, or its rest.</param>
    /// <param name="answer">Takes the answer.</param>
    /// <exception cref="ConnectionLostException">No connection, or no whole answer on it. The connection has been closed.</exception>
    /// <exception cref="RuntimeApiException">What came is not HTTP.</exception>
    public void Exchange(ReadOnlySpan<byte> request, ReadOnlySpan<byte> body, RuntimeAnswer answer)
    {
        answer.Clear();
        var reused = _used && _socket is not null;
        var socket = _socket ?? Connect();
        Exception? sendFailure = null;
        try
        {
            Send(socket, request);
            Send(socket, body);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // A peer that refuses a body may answer and close before it has read all of it: the answer is worth looking for.
            sendFailure = e;
        }

        try
        {
            Receive(socket, answer);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or ConnectionLostException)
        {
            throw Lose(reused && answer.Filled == 0 ? ConnectionStage.Reusing : ConnectionStage.Answering, sendFailure ?? e);
        }
        catch (RuntimeApiException)
        {
            Close();
            throw;
        }

        _used = true;

        // Bytes behind the answer belong to no request of ours, and must not be taken for the next one's answer.
        if (sendFailure is not null || answer.CloseAfterwards || answer.Filled != answer.BodyStart + answer.BodyLength)
        {
            Close();
        }
    }

    /// <summary>Closes the connection if the peer has closed it, or sent what nobody asked for, so that nothing is sent into the void.</summary>
    public void CloseIfStale()
    {
        if (_socket is { } socket)
        {
            bool readable;
            try
            {
                readable = socket.Poll(0, SelectMode.SelectRead);
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                readable = true;
            }

            if (readable)
            {
                Close();
            }
        }
    }

    /// <summary>From another thread: makes the call that is waiting, if one is, throw.</summary>
    public void Interrupt()
    {
        lock (_gate)
        {
            _interrupted = true;
            _socket?.Dispose();
        }
    }

    public void Dispose() => Close();

    private Socket Connect()
    {
        var socket = endpoint.Address is { } address
            ? new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp)
            : new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            lock (_gate)
            {
                _socket = socket;
                ObjectDisposedException.ThrowIf(_interrupted, this);
                _used = false;
            }

            socket.NoDelay = true;
            if (endpoint.Address is { } known)
            {
                socket.Connect(known);
            }
            else
            {
                socket.Connect(endpoint.Host, endpoint.Port);
            }

            return socket;
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            throw Lose(ConnectionStage.Connecting, e);
        }
    }

    private ConnectionLostException Lose(ConnectionStage stage, Exception reason)
    {
        Close();
        return new ConnectionLostException(stage, reason.Message, reason);
    }

    private void Close()
    {
        lock (_gate)
        {
            _socket?.Dispose();
            _socket = null;
            _interrupted = false;
        }
    }

    private static void Send(Socket socket, ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[socket.Send(bytes, SocketFlags.None)..];
        }
    }

    private static void Receive(Socket socket, RuntimeAnswer answer)
    {
        var start = 0;
        do
        {
            var end = ReceiveHead(socket, answer, start);
            answer.ReadHead(start, end);
            start = end;
        }
        while (answer.Status < 200);

        answer.BodyStart = start;
        if (answer.Status is 204 or 304)
        {
            return;
        }

        if (answer.Chunked)
        {
            ChunkedBody.Receive(socket, answer);
        }
        else if (answer.ContentLength >= 0)
        {
            answer.Reserve(start + answer.ContentLength);
            while (answer.Filled < start + answer.ContentLength)
            {
                ReceiveSome(socket, answer);
            }

            answer.BodyLength = answer.ContentLength;
        }
        else
        {
            ReceiveToEnd(socket, answer);
        }
    }

    /// <summary>Receives until a blank line has come.</summary>
    /// <returns>Where the head ends, behind its blank line.</returns>
    private static int ReceiveHead(Socket socket, RuntimeAnswer answer, int start)
    {
        var searched = start;
        while (true)
        {
            var at = answer.Bytes.AsSpan(searched, answer.Filled - searched).IndexOf("\r\n\r\n"u8);
            if (at >= 0)
            {
                return searched + at + 4;
            }

            if (answer.Filled - start > MaximumHeadBytes)
            {
                throw new RuntimeApiException("The Runtime API's answer has more than 65536 bytes of header fields.");
            }

            searched = Math.Max(start, answer.Filled - 3);
            ReceiveSome(socket, answer);
        }
    }

    /// <summary>A body that has no length ends with the connection (RFC 9112, 6.3).</summary>
    private static void ReceiveToEnd(Socket socket, RuntimeAnswer answer)
    {
        do
        {
            answer.Reserve(answer.Filled + 1);
        }
        while (TryReceiveSome(socket, answer));

        answer.BodyLength = answer.Filled - answer.BodyStart;
        answer.CloseAfterwards = true;
    }

    /// <summary>Receives at least one byte more.</summary>
    internal static void ReceiveSome(Socket socket, RuntimeAnswer answer)
    {
        answer.Reserve(answer.Filled + 1);
        if (!TryReceiveSome(socket, answer))
        {
            throw new ConnectionLostException(ConnectionStage.Answering, "The Runtime API closed the connection before the end of its answer.");
        }
    }

    private static bool TryReceiveSome(Socket socket, RuntimeAnswer answer)
    {
        var count = socket.Receive(answer.Bytes, answer.Filled, Math.Min(answer.MaximumReceive, answer.Bytes.Length - answer.Filled), SocketFlags.None);
        answer.Filled += count;
        return count > 0;
    }
}
