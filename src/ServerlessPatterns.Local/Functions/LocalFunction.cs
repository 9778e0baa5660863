using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using ServerlessPatterns.Hosting;
using ServerlessPatterns.Local.EventSources;
using ServerlessPatterns.Local.Telemetry;

namespace ServerlessPatterns.Local.Functions;

/// <summary>
/// A Lambda function. Each of its instances handles one invocation at a time, as in Lambda; unlike there, all of them live in this process, so that
/// static fields are one for all, and an instance that does not answer at its timeout is left to itself: nothing can end its thread.
/// Time is the machine's, however fast the cloud's clock runs: a function works as long as it works.
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

    private readonly ConcurrentBag<InvocationHandler> _idle = [];
    private readonly object _coldStart = new();

    public string Service { get; } = service;

    public string Name { get; } = name;

    public string Arn { get; } = arn;

    public TimeSpan Timeout { get; } = timeout;

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
        var requestId = Guid.NewGuid().ToString();
        var begin = TimeProvider.System.GetTimestamp();
        var isCold = false;
        var running = isHealthCheck ? null : Telemetry?.Begin(requestId, input, batch);
        running?.Enter();
        var invocation = new InvocationContext(requestId, DateTimeOffset.UtcNow + Timeout, Arn, running?.TraceHeader) { Observer = running };
        try
        {
            if (!_idle.TryTake(out var instance))
            {
                isCold = true;
                instance = Start();
            }

            var answer = await AnswerAsync(instance, input, invocation, cancellationToken).ConfigureAwait(false);
            if (isHealthCheck)
            {
                return answer;
            }

            running?.Answered(answer, isCold);
            if (invocations.IsListenedTo)
            {
                invocations.Tell(new Invocation(
                    Service, Name, invocation.RequestId, TimeProvider.System.GetElapsedTime(begin), isCold, batch?.Messages.Count, batch is null ? 0 : BatchOutcome.Failed(answer), null));
            }

            return answer;
        }
        catch (Exception e) when (!isHealthCheck || !cancellationToken.IsCancellationRequested)
        {
            running?.Failed(e, isCold);
            invocations.Tell(new Invocation(Service, Name, invocation.RequestId, TimeProvider.System.GetElapsedTime(begin), isCold, null, 0, e) { IsHealthCheck = isHealthCheck });
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

    private async Task<ReadOnlyMemory<byte>> AnswerAsync(InvocationHandler instance, ReadOnlyMemory<byte> input, InvocationContext invocation, CancellationToken cancellationToken)
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
            return await running.WaitAsync(Timeout + s_grace, cancellationToken).ConfigureAwait(false);
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
