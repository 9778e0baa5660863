using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ServerlessPatterns.Aws.Tests.Emulators;

/// <summary>An HTTP service on loopback that answers as it is told: to play the faults that emulators do not have. One call a connection.</summary>
internal sealed class ScriptedService : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<ScriptedCall, Task<ScriptedAnswer>> _answer;
    private readonly ConcurrentQueue<ScriptedCall> _calls = new();
    private readonly Task _accepting;
    private int _count;

    private ScriptedService(Func<ScriptedCall, Task<ScriptedAnswer>> answer)
    {
        _answer = answer;
        _listener.Start();
        Url = $"http://{_listener.LocalEndpoint}/";
        _accepting = AcceptAsync();
    }

    public string Url { get; }

    /// <summary>Every call so far, in the order of their arrival.</summary>
    public IReadOnlyCollection<ScriptedCall> Calls => _calls;

    /// <summary>Answers the first call with the first answer, and so on; calls beyond get the last one.</summary>
    public static ScriptedService Start(params ScriptedAnswer[] answers) => Start(call => answers[Math.Min(call.Number, answers.Length) - 1]);

    public static ScriptedService Start(Func<ScriptedCall, ScriptedAnswer> answer) => new(call => Task.FromResult(answer(call)));

    /// <summary>Answers each call when the answer is there.</summary>
    public static ScriptedService StartLater(Func<ScriptedCall, Task<ScriptedAnswer>> answer) => new(answer);

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _accepting;
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            Socket socket;
            try
            {
                socket = await _listener.AcceptSocketAsync();
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }

            _ = ServeAsync(socket);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        await using var stream = new NetworkStream(socket, ownsSocket: true);
        try
        {
            if (await ReadAsync(stream) is not { } call)
            {
                return;
            }

            _calls.Enqueue(call);
            var answer = await _answer(call);
            if (answer.Status == 0)
            {
                return;
            }

            var head = $"HTTP/1.1 {answer.Status} Scripted\r\nContent-Type: {answer.ContentType}\r\nContent-Length: {answer.Body.Length}\r\nConnection: close\r\n\r\n";
            await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
            await stream.WriteAsync(answer.Body);
        }
        catch (IOException)
        {
            // The client went away: what it makes of that is what the test asserts.
        }
    }

    private async Task<ScriptedCall?> ReadAsync(NetworkStream stream)
    {
        var received = new List<byte>();
        var buffer = new byte[16 * 1024];
        var headEnd = -1;
        var length = 0;
        Dictionary<string, string> headers = [];
        string[] start = [];
        while (headEnd < 0 || received.Count < headEnd + length)
        {
            var count = await stream.ReadAsync(buffer);
            if (count == 0)
            {
                return null;
            }

            received.AddRange(buffer.AsSpan(0, count));
            var text = headEnd < 0 ? Encoding.Latin1.GetString([.. received]) : "";
            if (text.IndexOf("\r\n\r\n", StringComparison.Ordinal) is var end and >= 0)
            {
                headEnd = end + 4;
                var lines = text[..end].Split("\r\n");
                start = lines[0].Split(' ');
                headers = lines.Skip(1).Select(line => line.Split(':', 2)).ToDictionary(pair => pair[0], pair => pair[1].Trim(), StringComparer.OrdinalIgnoreCase);
                length = headers.TryGetValue("Content-Length", out var value) ? int.Parse(value, CultureInfo.InvariantCulture) : 0;
            }
        }

        return new ScriptedCall(Interlocked.Increment(ref _count), start[0], start[1], headers, [.. received[headEnd..]]);
    }
}
