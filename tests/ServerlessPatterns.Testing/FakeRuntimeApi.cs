using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;

namespace ServerlessPatterns.Testing;

/// <summary>
/// The Lambda Runtime API on loopback
/// (<see href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Using the Lambda runtime API</see>): events are enqueued, a
/// function whose AWS_LAMBDA_RUNTIME_API is <see cref="Endpoint"/> answers them.
/// </summary>
public sealed class FakeRuntimeApi : IAsyncDisposable
{
    private readonly FakeRuntimeApiOptions _options;
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<FakeInvocation> _events = Channel.CreateUnbounded<FakeInvocation>();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<InvocationResult>> _results = new();
    private readonly ConcurrentDictionary<string, bool> _handedOut = new();
    private readonly ConcurrentQueue<ReceivedRequest> _requests = new();
    private readonly ConcurrentDictionary<RequestKind, ConcurrentQueue<Fault>> _faults = new();
    private readonly TaskCompletionSource<InvocationResult> _initError = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _waiting = new(0);
    private readonly ConcurrentDictionary<Task, bool> _connections = new();
    private readonly Task _accepting;
    private volatile bool _nobodyIsLeft;

    private FakeRuntimeApi(FakeRuntimeApiOptions options)
    {
        _options = options;
        _listener = new TcpListener(IPAddress.Loopback, options.Port);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>The value for AWS_LAMBDA_RUNTIME_API.</summary>
    public string Endpoint => _listener.LocalEndpoint.ToString()!;

    /// <summary>Every request so far, in the order of their arrival.</summary>
    public IReadOnlyCollection<ReceivedRequest> Requests => _requests;

    /// <summary>Completes when the function posts that it cannot be started.</summary>
    public Task<InvocationResult> InitError => _initError.Task;

    /// <summary>Starts listening.</summary>
    public static FakeRuntimeApi Start(FakeRuntimeApiOptions? options = null) => new(options ?? new FakeRuntimeApiOptions());

    /// <summary>Puts an event behind those that wait.</summary>
    /// <param name="event">The event's JSON.</param>
    /// <param name="deadline">When the invocation must end; default: in 30 seconds.</param>
    /// <returns>Completes when the function has answered.</returns>
    public Task<InvocationResult> EnqueueAsync(ReadOnlyMemory<byte> @event, DateTimeOffset? deadline = null)
    {
        var invocation = new FakeInvocation(@event);
        return EnqueueAsync(deadline is { } given
            ? invocation with { DeadlineMilliseconds = given.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) }
            : invocation);
    }

    /// <summary>Puts an event behind those that wait.</summary>
    /// <param name="event">The event's JSON.</param>
    /// <returns>Completes when the function has answered.</returns>
    public Task<InvocationResult> EnqueueAsync(string @event) => EnqueueAsync(Encoding.UTF8.GetBytes(@event));

    /// <summary>Puts an event behind those that wait.</summary>
    /// <returns>Completes when the function has answered.</returns>
    public Task<InvocationResult> EnqueueAsync(FakeInvocation invocation)
    {
        ArgumentNullException.ThrowIfNull(invocation);
        var result = new TaskCompletionSource<InvocationResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        _results[invocation.RequestId ?? string.Empty] = result;
        _events.Writer.TryWrite(invocation);
        if (_nobodyIsLeft)
        {
            LoseAll();
        }

        return result.Task;
    }

    /// <summary>Does something wrong with the next request of a kind; several faults of one kind follow each other.</summary>
    public void Break(RequestKind kind, Fault fault) => _faults.GetOrAdd(kind, _ => new()).Enqueue(fault);

    /// <summary>Completes when the function waits for an event that is not there; each call consumes one such moment.</summary>
    public Task IdleAsync(CancellationToken cancellationToken = default) => _waiting.WaitAsync(cancellationToken);

    /// <summary>Ends the invocations that were handed out and not answered, as Lambda does when a function's process has died.</summary>
    public void LoseUnanswered()
    {
        foreach (var requestId in _handedOut.Keys)
        {
            Complete(requestId, new InvocationResult(InvocationOutcome.Lost, default, null));
        }
    }

    /// <summary>Ends every invocation that has not been answered, handed out or not, and those to come: nobody is left to answer.</summary>
    public void LoseAll()
    {
        _nobodyIsLeft = true;
        foreach (var result in _results.Values)
        {
            result.TrySetResult(new InvocationResult(InvocationOutcome.Lost, default, null));
        }
    }

    /// <summary>Stops listening and closes the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        await Task.WhenAll(_connections.Keys);
        _stop.Dispose();
        _waiting.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            for (var number = 1; ; number++)
            {
                var socket = await _listener.AcceptSocketAsync(_stop.Token);
                socket.NoDelay = true;
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
                while (await peer.ReadAsync(_stop.Token) is { } request && await AnswerAsync(peer, request))
                {
                }
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // The client's process has ended, or ours is about to.
            }
        }
    }

    /// <summary>Answers one request.</summary>
    /// <returns>Whether the connection goes on.</returns>
    private async Task<bool> AnswerAsync(HttpPeer peer, ReceivedRequest request)
    {
        _requests.Enqueue(request);
        Fault? fault = null;
        if (request.Kind is { } kind && _faults.TryGetValue(kind, out var faults) && faults.TryDequeue(out fault) && !fault.TakesEffect)
        {
            await peer.SendAsync(fault.RawAnswer ?? [], _options.PacketBytes, _stop.Token);
            return fault.KeepsConnection;
        }

        FakeInvocation? next = null;
        if (request.Kind == RequestKind.Next && (next = await NextAsync(peer)) is null)
        {
            return false;
        }

        var answer = next is not null ? Event(next) : request.Kind is null ? Status(404, "no such path") : Take(request);
        if (fault is { Answers: false })
        {
            return false;
        }

        await peer.SendAsync(answer, _options.PacketBytes, _stop.Token);
        return fault is null && _options.Framing != AnswerFraming.ConnectionEnd;
    }

    private async Task<FakeInvocation?> NextAsync(HttpPeer peer)
    {
        if (_events.Reader.TryRead(out var ready))
        {
            return HandOut(ready);
        }

        _waiting.Release();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        var gone = peer.GoneAsync(either.Token);
        FakeInvocation? next = null;
        while (next is null && !gone.IsCompleted)
        {
            // An event must not be handed to a process that has died while it waited.
            await Task.WhenAny(_events.Reader.WaitToReadAsync(either.Token).AsTask(), gone);
            if (!gone.IsCompleted && _events.Reader.TryRead(out var arrived))
            {
                next = HandOut(arrived);
            }
        }

        await either.CancelAsync();
        await gone.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return next;
    }

    private FakeInvocation HandOut(FakeInvocation invocation)
    {
        _handedOut[invocation.RequestId ?? string.Empty] = true;
        return invocation;
    }

    private byte[] Take(ReceivedRequest request)
    {
        var errorType = request.Headers.GetValueOrDefault("Lambda-Runtime-Function-Error-Type");
        if (request.Kind == RequestKind.InitError)
        {
            _initError.TrySetResult(new InvocationResult(InvocationOutcome.Failed, request.Body, errorType));
            return Status(202, "OK");
        }

        if (request.Kind == RequestKind.Response && request.Body.Length > _options.MaximumResponseBytes)
        {
            return Status(413, "Exceeded maximum allowed payload size");
        }

        var outcome = request.Kind == RequestKind.Response ? InvocationOutcome.Answered : InvocationOutcome.Failed;
        return Complete(request.RequestId, new InvocationResult(outcome, request.Body, errorType))
            ? Status(202, "OK")
            : Status(400, "Invalid request ID");
    }

    private bool Complete(string requestId, InvocationResult result)
    {
        if (!_handedOut.TryRemove(requestId, out _))
        {
            return false;
        }

        _results[requestId].TrySetResult(result);
        return true;
    }

    private byte[] Event(FakeInvocation invocation) => Frame(
        200,
        [
            ("Lambda-Runtime-Aws-Request-Id", invocation.RequestId),
            ("Lambda-Runtime-Deadline-Ms", invocation.DeadlineMilliseconds),
            ("Lambda-Runtime-Trace-Id", invocation.TraceId),
            ("Lambda-Runtime-Invoked-Function-Arn", invocation.FunctionArn),
        ],
        invocation.Event);

    private byte[] Status(int status, string word) => Frame(status, [], Encoding.UTF8.GetBytes($"{{\"status\":\"{word}\"}}"));

    private byte[] Frame(int status, (string Name, string? Value)[] fields, ReadOnlyMemory<byte> body)
    {
        using var answer = new MemoryStream(body.Length + 512);
        void Write(string text) => answer.Write(Encoding.UTF8.GetBytes(text));
        void Field(string name, string value) => Write($"{(_options.LowerCaseHeaders ? name.ToLowerInvariant() : name)}: {value}\r\n");

        Write($"HTTP/1.1 {status} Status\r\n");
        Field("Content-Type", "application/json");
        foreach (var (name, value) in fields)
        {
            if (value is not null)
            {
                Field(name, value);
            }
        }

        switch (_options.Framing)
        {
            case AnswerFraming.Length:
                Field("Content-Length", body.Length.ToString(CultureInfo.InvariantCulture));
                Write("\r\n");
                answer.Write(body.Span);
                break;
            case AnswerFraming.Chunked:
                Field("Transfer-Encoding", "chunked");
                Write("\r\n");
                for (var rest = body; !rest.IsEmpty; rest = rest[Math.Min(_options.ChunkBytes, rest.Length)..])
                {
                    var chunk = rest[..Math.Min(_options.ChunkBytes, rest.Length)];
                    Write($"{chunk.Length:x};part=1\r\n");
                    answer.Write(chunk.Span);
                    Write("\r\n");
                }

                Write("0\r\nTrailer: 1\r\n\r\n");
                break;
            case AnswerFraming.ConnectionEnd:
                Write("\r\n");
                answer.Write(body.Span);
                break;
        }

        return answer.ToArray();
    }
}
