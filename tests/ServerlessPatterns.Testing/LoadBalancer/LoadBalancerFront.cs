using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ServerlessPatterns.Testing.LoadBalancer;

/// <summary>
/// A listener of an Application Load Balancer on loopback, whose rules lead to functions
/// (<see href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html">Lambda functions as targets</see>).
/// Clients speak HTTP to it, and functions are told that it was HTTPS: TLS ends before a load balancer looks at a request.
/// </summary>
public sealed class LoadBalancerFront : IAsyncDisposable
{
    private const int MaximumBodyBytes = 1024 * 1024;
    private const string BadGateway = "<html><head><title>502 Bad Gateway</title></head></html>";

    private readonly FrontRule[] _rules;
    private readonly FixedResponse _default;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<Task, bool> _connections = new();
    private readonly ConcurrentQueue<FrontException> _failures = new();
    private readonly ConcurrentQueue<string> _badAnswers = new();
    private readonly Task _accepting;

    private LoadBalancerFront(IEnumerable<FrontRule> rules, FixedResponse byDefault)
    {
        _rules = [.. rules.OrderBy(rule => rule.Priority)];
        _default = byDefault;
        if (_rules.GroupBy(rule => rule.Priority).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new FrontException($"Two rules of the listener have the priority {twice.Key}.");
        }

        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>The listener's URL.</summary>
    public Uri Address => new($"http://{_listener.LocalEndpoint}");

    /// <summary>What AWS does not say how a load balancer takes it; the client was answered 500 with the message.</summary>
    public IReadOnlyCollection<FrontException> Failures => _failures;

    /// <summary>Why the client was answered 502, each time.</summary>
    public IReadOnlyCollection<string> BadAnswers => _badAnswers;

    /// <summary>Starts listening on a free port.</summary>
    public static LoadBalancerFront Start(IEnumerable<FrontRule> rules, FixedResponse? byDefault = null) => new(rules, byDefault ?? new());

    /// <summary>Checks a target's health once.</summary>
    /// <returns>The answer; null: one for which a client would get a 502.</returns>
    public async Task<TargetAnswer?> CheckHealthAsync(FrontTarget target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return target.HealthCheckPath is null
            ? throw new FrontException($"Health checks of {target.TargetGroupArn} are off.")
            : await InvokeAsync(target, TargetEvent.HealthCheck(target), isHead: false);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        await Task.WhenAll(_connections.Keys);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            for (var number = 1; ; number++)
            {
                var socket = await _listener.AcceptSocketAsync(_stop.Token);
                socket.NoDelay = true;
                _connections[ServeAsync(socket, number)] = true;
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }

    private async Task ServeAsync(Socket socket, int number)
    {
        await Task.Yield();
        using var peer = new HttpPeer(socket, number);
        try
        {
            var client = ((IPEndPoint)socket.RemoteEndPoint!).Address.ToString();
            while (await peer.ReadAsync(_stop.Token) is { } request)
            {
                await peer.SendAsync(await AnswerAsync(request, client), 0, _stop.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The client has gone, or we are about to.
        }
    }

    private async Task<byte[]> AnswerAsync(ReceivedRequest received, string client)
    {
        var isHead = received.Method == "HEAD";
        try
        {
            // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html
            if (received.Method == "TRACE")
            {
                return Frame(405, "Not Allowed", [], [], isHead);
            }

            var request = FrontRequest.Of(received, client);
            if (_rules.FirstOrDefault(rule => rule.Fits(request.Path, request.Host)) is not { Target: var target })
            {
                return Frame(_default.Status, "", [new("Content-Type", _default.ContentType)], Encoding.UTF8.GetBytes(_default.Body), isHead);
            }

            if (received.Headers.ContainsKey("Upgrade"))
            {
                return Frame(400, "Bad Request", [], [], isHead);
            }

            if (received.Body.Length > MaximumBodyBytes)
            {
                return Frame(413, "Request Entity Too Large", [], [], isHead);
            }

            return await InvokeAsync(target, TargetEvent.Of(target, request), isHead) is { } answer
                ? Frame(answer.Status, answer.Reason, answer.Headers, answer.Body, isHead)
                : Frame(502, "Bad Gateway", [new("Content-Type", "text/html")], Encoding.ASCII.GetBytes(BadGateway), isHead);
        }
        catch (FrontException e)
        {
            _failures.Enqueue(e);
            return Frame(500, "", [new("Content-Type", "text/plain")], Encoding.UTF8.GetBytes(e.Message), isHead);
        }
    }

    private async Task<TargetAnswer?> InvokeAsync(FrontTarget target, byte[] request, bool isHead)
    {
        var result = await target.InvokeAsync(request);
        try
        {
            return result.Outcome == InvocationOutcome.Answered
                ? TargetAnswer.Read(result.Payload, target.HasMultiValueHeaders, isHead)
                : throw new BadAnswerException($"The function {(result.Outcome == InvocationOutcome.Failed ? $"failed: {result.Text}" : "ended without an answer.")}");
        }
        catch (BadAnswerException e)
        {
            _badAnswers.Enqueue(e.Message);
            return null;
        }
    }

    private static byte[] Frame(int status, string reason, IReadOnlyList<KeyValuePair<string, string>> headers, byte[] body, bool isHead)
    {
        var head = new StringBuilder($"HTTP/1.1 {status} {reason}\r\n");
        foreach (var (name, value) in headers)
        {
            head.Append(null, $"{name}: {value}\r\n");
        }

        if (status is not (204 or 304))
        {
            head.Append(null, $"Content-Length: {body.Length}\r\n");
        }

        return [.. Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), .. isHead ? [] : body];
    }
}
