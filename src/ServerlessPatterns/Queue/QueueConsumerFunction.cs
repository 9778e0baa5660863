using System.ComponentModel;
using ServerlessPatterns.Queue;

namespace ServerlessPatterns.Hosting;

/// <summary>The batch loop of one queue consumer; generated code derives from it. For generated code.</summary>
/// <typeparam name="TMessage">The message type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class QueueConsumerFunction<TMessage> : IMessageHandler
{
    private readonly BatchLoop _loop;

    /// <summary>Prepares the loop.</summary>
    /// <param name="options">What it must know of the consumer.</param>
    /// <exception cref="ArgumentOutOfRangeException">The options' parallelism is less than 1.</exception>
    protected QueueConsumerFunction(QueueConsumerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
        _loop = new BatchLoop(options, this);
    }

    /// <summary>What the loop knows of the consumer.</summary>
    protected QueueConsumerOptions Options { get; }

    /// <summary>Where failures are logged; standard output unless a test says otherwise.</summary>
    internal MessageLog Log
    {
        get => _loop.Log;
        set => _loop.Log = value;
    }

    /// <summary>
    /// Handles one batch: an SQS event in, the partial batch response out. A message that was not handled to its end shortly before the
    /// invocation's deadline is reported as failed, whether its handler heeds the cancellation token or not. See
    /// <see href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">Lambda: errors of an SQS event source</see>.
    /// </summary>
    /// <param name="input">The event.</param>
    /// <param name="invocation">The invocation.</param>
    /// <returns>The answer, <c>{"batchItemFailures":[…]}</c>.</returns>
    /// <exception cref="InvalidDataException">The event is no SQS event; Lambda will deliver the whole batch again.</exception>
    public Task<Stream> InvokeAsync(Stream input, InvocationContext invocation)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(invocation);
        return _loop.InvokeAsync(input, invocation);
    }

    ValueTask IMessageHandler.HandleAsync(EventBatch batch, int index, InvocationContext invocation, CancellationToken cancellationToken) =>
        HandleAsync(Read(batch.Body(index)), new MessageContext(batch, index), invocation, cancellationToken);

    /// <summary>Reads a message out of its body.</summary>
    /// <param name="body">The body in UTF-8, unescaped; valid until the message has been handled.</param>
    /// <returns>The message.</returns>
    protected abstract TMessage Read(ReadOnlyMemory<byte> body);

    /// <summary>Handles one message: makes the consumer (and its scope) and calls its HandleAsync.</summary>
    /// <param name="message">The message.</param>
    /// <param name="context">What is known of the message.</param>
    /// <param name="invocation">The invocation.</param>
    /// <param name="cancellationToken">Fires before the invocation's deadline.</param>
    /// <returns>The message's completion.</returns>
    protected abstract ValueTask HandleAsync(TMessage message, MessageContext context, InvocationContext invocation, CancellationToken cancellationToken);
}
