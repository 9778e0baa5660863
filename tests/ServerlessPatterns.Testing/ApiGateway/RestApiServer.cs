using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ServerlessPatterns.Testing.ApiGateway;

/// <summary>A REST API on loopback, for clients that are none of .NET's, such as a browser.</summary>
public sealed class RestApiServer : IAsyncDisposable
{
    private readonly RestApi _api;
    private readonly HttpMessageInvoker _invoker;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<Task, bool> _connections = new();
    private readonly ConcurrentQueue<Exception> _failures = new();
    private readonly Task _accepting;

    private RestApiServer(RestApi api)
    {
        _api = api;
        _invoker = new(api, disposeHandler: false);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>The stage's URL.</summary>
    public Uri Address => new($"http://{_listener.LocalEndpoint}{_api.Address.AbsolutePath}");

    /// <summary>What the API could not answer; the client was answered 500 with the message.</summary>
    public IReadOnlyCollection<Exception> Failures => _failures;

    /// <summary>Starts listening on a free port.</summary>
    public static RestApiServer Start(RestApi api) => new(api);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        await Task.WhenAll(_connections.Keys);
        _invoker.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            for (var number = 1; ; number++)
            {
                var socket = await _listener.AcceptSocketAsync(_stop.Token);
                _connections[ServeAsync(new HttpPeer(socket, number))] = true;
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }

    private async Task ServeAsync(HttpPeer peer)
    {
        await Task.Yield();
        using (peer)
        {
            try
            {
                while (await peer.ReadAsync(_stop.Token) is { } request)
                {
                    await peer.SendAsync(await AnswerAsync(request), 0, _stop.Token);
                }
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // The client has gone, or we are about to.
            }
        }
    }

    private async Task<byte[]> AnswerAsync(ReceivedRequest request)
    {
        try
        {
            using var message = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(Address, request.Path)) { Content = new ByteArrayContent(request.Body) };
            foreach (var (name, value) in request.Headers)
            {
                _ = message.Headers.TryAddWithoutValidation(name, value) || message.Content.Headers.TryAddWithoutValidation(name, value);
            }

            using var answer = await _invoker.SendAsync(message, _stop.Token);
            return Frame((int)answer.StatusCode, answer.Headers.Concat(answer.Content.Headers), await answer.Content.ReadAsByteArrayAsync(_stop.Token));
        }
        catch (RestApiException e)
        {
            _failures.Enqueue(e);
            return Frame(500, [], Encoding.UTF8.GetBytes(e.Message));
        }
    }

    private static byte[] Frame(int status, IEnumerable<KeyValuePair<string, IEnumerable<string>>> headers, byte[] body)
    {
        var head = new StringBuilder($"HTTP/1.1 {status} Status\r\n");
        foreach (var (name, values) in headers.Where(header => header.Key != "Content-Length"))
        {
            head.Append(null, $"{name}: {string.Join(", ", values)}\r\n");
        }

        head.Append(null, $"Content-Length: {body.Length}\r\n\r\n");
        return [.. Encoding.UTF8.GetBytes(head.ToString()), .. body];
    }
}
