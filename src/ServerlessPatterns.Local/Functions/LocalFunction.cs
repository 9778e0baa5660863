using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using ServerlessPatterns.Hosting;
using ServerlessPatterns.Local.EventSources;
using ServerlessPatterns.Local.Telemetry;

namespace ServerlessPatterns.Local.Functions;

/// <summary>
/// A Lambda function. Each of its instances handles one invocation at a time, as in Lambda; unlike there, all of them live in this process, so that
/// static fields are one for all, and an instance that does not answer at its timeout is left to itself: nothing can end its thread.
/// Time is the machine's, however fast the cloud's clock runs: a function works as long as it works, and while a debugger is attached as long as it is debugged.
/// </summary>
/// <param name="service">Its service.</param>
/// <param name="name">The class, by its short name.</param>
/// <param name="arn">Its ARN.</param>
/// <param name="timeout">Its timeout.</param>
/// <param name="create">Makes an instance.</param>
/// <param name="invocations">Is told of each invocation.</param>
internal sealed class LocalFunction(string service, string name, string arn, TimeSpan timeout, Func<InvocationHandler> create, InvocationFeed invocations)
{
    // A handler of ours answers at its deadline with what it has, and that answer takes a moment.
    private static readonly TimeSpan s_grace = TimeSpan.FromMilliseconds(500);

    // The deadline of whoever stands at a breakpoint.
    private static readonly TimeSpan s_debugged = TimeSpan.FromDays(1);

    private readonly ConcurrentBag<InvocationHandler> _idle = [];
    private readonly object _coldStart = new();
    private int _running;

    public string Service { get; } = service;

    public string Name { get; } = name;

    public string Arn { get; } = arn;

    public TimeSpan Timeout { get; } = timeout;

    /// <summary>Invocations at once, of which a further one is throttled; null: any number.</summary>
    public int? ReservedConcurrency { get; init; }

    /// <summary>Whether somebody debugs it, so that its timeout does not count.</summary>
    public Func<bool> IsDebugged { get; init; } = static () => Debugger.IsAttached;

    /// <summary>Where its invocations are recorded; null: nowhere.</summary>
    public FunctionTelemetry? Telemetry { get; init; }

    /// <summary>Invokes it with a batch of messages.</summary>
    /// <param name="batch">The messages.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="TimeoutException">It did not answer in time.</exception>
    public Task<ReadOnlyMemory<byte>> InvokeAsync(QueueBatch batch, CancellationToken cancellationToken) => InvokeAsync(batch.Input, batch, isHealthCheck: false, cancellationToken);

    /// <summary>Invokes it with a request.</summary>
    /// <param name="input">The event; it is read until the invocation has ended.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="TimeoutException">It did not answer in time.</exception>
    public Task<ReadOnlyMemory<byte>> InvokeAsync(ReadOnlyMemory<byte> input, CancellationToken cancellationToken) => InvokeAsync(input, null, isHealthCheck: false, cancellationToken);

    /// <summary>Invokes it for a load balancer's health check, which nobody is told of unless the function fails: nobody asked for it.</summary>
    /// <param name="input">The event; it is read until the invocation has ended.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="TimeoutException">It did not answer in time.</exception>
    public Task<ReadOnlyMemory<byte>> CheckHealthAsync(ReadOnlyMemory<byte> input, CancellationToken cancellationToken) => InvokeAsync(input, null, isHealthCheck: true, cancellationToken);

    private async Task<ReadOnlyMemory<byte>> InvokeAsync(ReadOnlyMemory<byte> input, QueueBatch? batch, bool isHealthCheck, CancellationToken cancellationToken)
    {
        try
        {
            return Interlocked.Increment(ref _running) <= (ReservedConcurrency ?? int.MaxValue)
                ? await RunAsync(input, batch, isHealthCheck, cancellationToken).ConfigureAwait(false)
                : throw Throttled(isHealthCheck);
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    /// <summary>No invocation, and so in no count of them (https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html); people are told.</summary>
    private ThrottledException Throttled(bool isHealthCheck)
    {
        var throttled = new ThrottledException($"{Name} has a ReservedConcurrency of {ReservedConcurrency}, and runs as often already: Lambda throttles what is more.");
        invocations.Tell(new Invocation(Service, Name, Guid.NewGuid().ToString(), TimeSpan.Zero, false, null, 0, throttled) { IsHealthCheck = isHealthCheck });
        return throttled;
    }

    private async Task<ReadOnlyMemory<byte>> RunAsync(ReadOnlyMemory<byte> input, QueueBatch? batch, bool isHealthCheck, CancellationToken cancellationToken)
    {
        var requestId = Guid.NewGuid().ToString();
        var begin = TimeProvider.System.GetTimestamp();
        var isCold = false;
        var running = isHealthCheck ? null : Telemetry?.Begin(requestId, input, batch);
        running?.Enter();
        try
        {
            if (!_idle.TryTake(out var instance))
            {
                isCold = true;
                instance = Start();
            }

            // What a cold start takes is not of the timeout, as in Lambda: https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html
            var limit = IsDebugged() ? s_debugged : Timeout;
            var invocation = new InvocationContext(requestId, DateTimeOffset.UtcNow + limit, Arn, running?.TraceHeader) { Observer = running };
            var answer = await AnswerAsync(instance, input, invocation, limit, cancellationToken).ConfigureAwait(false);
            if (isHealthCheck)
            {
                return answer;
            }

            running?.Answered(answer, isCold);
            if (invocations.IsListenedTo)
            {
                invocations.Tell(new Invocation(
                    Service, Name, requestId, TimeProvider.System.GetElapsedTime(begin), isCold, batch?.Messages.Count, batch is null ? 0 : BatchOutcome.Failed(answer), null)
                {
                    Reasons = batch?.Reasons ?? [],
                    Request = batch is null ? RequestSummary.Of(input, answer) : null,
                });
            }

            return answer;
        }
        catch (Exception e) when (!isHealthCheck || !cancellationToken.IsCancellationRequested)
        {
            running?.Failed(e, isCold);
            invocations.Tell(new Invocation(Service, Name, requestId, TimeProvider.System.GetElapsedTime(begin), isCold, null, 0, e) { IsHealthCheck = isHealthCheck });
            throw;
        }
    }

    private InvocationHandler Start()
    {
        // One after the other: start-up code of users expects a process of its own.
        lock (_coldStart)
        {
            return create();
        }
    }

    private async Task<ReadOnlyMemory<byte>> AnswerAsync(InvocationHandler instance, ReadOnlyMemory<byte> input, InvocationContext invocation, TimeSpan limit, CancellationToken cancellationToken)
    {
        var running = Task.Run(
            async () =>
            {
                using var stream = MemoryMarshal.TryGetArray(input, out var array)
                    ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false, publiclyVisible: true)
                    : new MemoryStream(input.ToArray());
                await using var answer = await instance(stream, invocation).ConfigureAwait(false);
                return await ReadAsync(answer).ConfigureAwait(false);
            },
            CancellationToken.None);
        try
        {
            return await running.WaitAsync(limit + s_grace, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException) when (!running.IsCompleted)
        {
            throw new TimeoutException($"{Name} did not answer in its {Timeout.TotalSeconds:0.###} s. Its instance is left to itself.");
        }
        finally
        {
            // One that threw goes on, as in Lambda; one that still runs does not.
            if (running.IsCompleted)
            {
                _idle.Add(instance);
            }
        }
    }

    private static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(Stream answer)
    {
        if (answer is MemoryStream memory)
        {
            return memory.ToArray();
        }

        using var copy = new MemoryStream();
        await answer.CopyToAsync(copy).ConfigureAwait(false);
        return copy.ToArray();
    }
}
