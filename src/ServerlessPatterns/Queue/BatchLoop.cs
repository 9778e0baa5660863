using ServerlessPatterns.Hosting;

namespace ServerlessPatterns.Queue;

/// <summary>Answers the batches of one consumer, and keeps what one batch needs for the next.</summary>
internal sealed class BatchLoop
{
    private const int MostBlockedThreads = 100;

    private BatchRun? _spare;

    /// <summary>Prepares the loop.</summary>
    /// <param name="options">The consumer.</param>
    /// <param name="handler">What handles its messages.</param>
    public BatchLoop(QueueConsumerOptions options, IMessageHandler handler)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Parallelism, 1, "options.Parallelism");
        Options = options;
        Handler = handler;
        KeepThreadsReady(options.Parallelism);
    }

    /// <summary>The consumer.</summary>
    public QueueConsumerOptions Options { get; }

    /// <summary>What handles its messages.</summary>
    public IMessageHandler Handler { get; }

    /// <summary>Where failures are logged.</summary>
    public MessageLog Log { get; set; } = MessageLog.StandardOutput;

    /// <summary>Handles one batch.</summary>
    /// <param name="input">The event.</param>
    /// <param name="invocation">The invocation.</param>
    /// <returns>The answer.</returns>
    public Task<Stream> InvokeAsync(Stream input, InvocationContext invocation)
    {
        var run = Interlocked.Exchange(ref _spare, null) ?? new BatchRun(this);
        var reading = run.Batch.ReadAsync(input);
        return reading.IsCompletedSuccessfully ? run.RunAsync(invocation) : InvokeSlowlyAsync(run, reading, invocation);
    }

    // Handlers that block their threads must leave one for the deadline: on a single core the pool would otherwise take half a second to
    // add it, which is more than the grace. The process is the function's own.
    private static void KeepThreadsReady(int parallelism)
    {
        var needed = Math.Min(parallelism, MostBlockedThreads) + 2;
        ThreadPool.GetMinThreads(out var workers, out var completionPorts);
        if (workers < needed)
        {
            ThreadPool.SetMinThreads(needed, completionPorts);
        }
    }

    private async Task<Stream> InvokeSlowlyAsync(BatchRun run, ValueTask reading, InvocationContext invocation)
    {
        try
        {
            await reading.ConfigureAwait(false);
        }
        catch (Exception e)
        {
            Keep(run);
            if (e is not InvalidDataException)
            {
                throw;
            }

            throw new InvalidDataException(
                $"{Options.Name} received an event that is no Amazon SQS event: {e.Message} No message was handled, and Lambda will deliver the "
                    + "batch again. If the event came from something else, invoke the function through its queue's event source mapping.",
                e);
        }

        return await run.RunAsync(invocation).ConfigureAwait(false);
    }

    /// <summary>Takes back a run that nothing uses any more.</summary>
    /// <param name="run">The run.</param>
    public void Keep(BatchRun run)
    {
        run.Batch.Release();
        Volatile.Write(ref _spare, run);
    }
}
