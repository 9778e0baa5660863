using System.ComponentModel;

namespace ServerlessPatterns.Hosting;

/// <summary>The batch loop of one queue consumer; generated code derives from it. For generated code.</summary>
/// <typeparam name="TMessage">The message type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class QueueConsumerFunction<TMessage>
{
    /// <summary>Prepares the loop.</summary>
    /// <param name="options">What it must know of the consumer.</param>
    protected QueueConsumerFunction(QueueConsumerOptions options) => Options = options;

    /// <summary>What the loop knows of the consumer.</summary>
    protected QueueConsumerOptions Options { get; }

    /// <summary>Handles one batch: an SQS event in, the partial batch response out.</summary>
    /// <param name="input">The event.</param>
    /// <param name="invocation">The invocation.</param>
    /// <returns>The answer, <c>{"batchItemFailures":[…]}</c>.</returns>
    public Task<Stream> InvokeAsync(Stream input, InvocationContext invocation) => throw new NotImplementedException();

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
