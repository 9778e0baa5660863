using System.Text.Json;
using ServerlessPatterns.Hosting;

namespace ServerlessPatterns.Queue;

/// <summary>Writes the failures of messages, each as one line of JSON.</summary>
/// <param name="output">Where the lines go; null: the process's standard output.</param>
internal sealed class MessageLog(Stream? output)
{
    private readonly JsonLog _log = new(output);

    /// <summary>The process's standard output, which Lambda sends to CloudWatch Logs.</summary>
    public static MessageLog StandardOutput { get; } = new(null);

    /// <summary>Writes that a message failed.</summary>
    /// <param name="options">The consumer.</param>
    /// <param name="invocation">The invocation.</param>
    /// <param name="batch">The event.</param>
    /// <param name="index">The message's record.</param>
    /// <param name="message">What happened.</param>
    /// <param name="failure">The exception, if there is one.</param>
    public void Failure(
        QueueConsumerOptions options,
        InvocationContext invocation,
        EventBatch batch,
        int index,
        string message,
        Exception? failure)
    {
        invocation.Observer?.MessageFailed(batch.Id(index), message, failure);
        Write(options, invocation, "ERROR", message, writer =>
        {
            writer.WriteString("messageId"u8, batch.Id(index));
            if (batch.SystemNumber(index, "ApproximateReceiveCount"u8) is { } count)
            {
                writer.WriteNumber("receiveCount"u8, count);
            }

            JsonLog.WriteException(writer, failure);
        });
    }

    /// <summary>Writes that messages are reported as failed without an attempt.</summary>
    /// <param name="options">The consumer.</param>
    /// <param name="invocation">The invocation.</param>
    /// <param name="batch">The event.</param>
    /// <param name="indexes">The messages' records.</param>
    /// <param name="atDeadline">Whether the deadline was the reason; otherwise it is a failure in their message group.</param>
    public void NotAttempted(
        QueueConsumerOptions options,
        InvocationContext invocation,
        EventBatch batch,
        List<int> indexes,
        bool atDeadline)
    {
        var message = atDeadline
            ? "Messages are returned to the queue without an attempt: the deadline was reached."
            : "Messages are returned to the queue without an attempt: an earlier message of their group failed.";
        foreach (var index in indexes)
        {
            invocation.Observer?.MessageFailed(batch.Id(index), message, null);
        }

        Write(options, invocation, "WARN", message, writer =>
        {
            writer.WriteStartArray("messageIds"u8);
            foreach (var index in indexes)
            {
                writer.WriteStringValue(batch.Id(index));
            }

            writer.WriteEndArray();
        });
    }

    private void Write(
        QueueConsumerOptions options,
        InvocationContext invocation,
        string level,
        string message,
        Action<Utf8JsonWriter> details) =>
        _log.Write(options.Name, invocation, level, message, writer =>
        {
            writer.WriteString("queue"u8, options.QueueName);
            details(writer);
        });
}
