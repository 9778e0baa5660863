using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using ServerlessPatterns.Hosting;

namespace ServerlessPatterns.Queue;

/// <summary>
/// Writes failures, each as one line of JSON, with the keys by which Lambda filters by level. See
/// <see href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-advanced.html">Lambda: advanced logging</see>.
/// </summary>
/// <param name="output">Where the lines go; null: the process's standard output.</param>
internal sealed class MessageLog(Stream? output)
{
    // CloudWatch Logs takes 256 KB an event at most (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html).
    private const int LongestText = 16 * 1024;
    private const int DeepestCause = 4;

    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly object _lock = new();
    private Stream? _output = output;

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
        Exception? failure) =>
        Write(options, invocation, "ERROR", message, writer =>
        {
            writer.WriteString("messageId"u8, batch.Id(index));
            if (batch.SystemNumber(index, "ApproximateReceiveCount"u8) is { } count)
            {
                writer.WriteNumber("receiveCount"u8, count);
            }

            if (failure is not null)
            {
                WriteException(writer, "exception", failure, DeepestCause);
            }
        });

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
        Action<Utf8JsonWriter> details)
    {
        // Neither an exception whose properties throw nor a closed output may change what becomes of the message.
        try
        {
            var line = new ArrayBufferWriter<byte>(1024);
            using (var writer = new Utf8JsonWriter(line, s_options))
            {
                writer.WriteStartObject();
                writer.WriteString("timestamp"u8, DateTime.UtcNow);
                writer.WriteString("level"u8, level);
                writer.WriteString("message"u8, message);
                writer.WriteString("requestId"u8, invocation.RequestId);
                writer.WriteString("function"u8, options.Name);
                writer.WriteString("queue"u8, options.QueueName);
                details(writer);
                writer.WriteEndObject();
            }

            line.Write("\n"u8);
            lock (_lock)
            {
                // Opened when there is something to say: a cold start without it does not load the console.
                _output ??= Console.OpenStandardOutput();
                _output.Write(line.WrittenSpan);
                _output.Flush();
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // There is nowhere left to say so.
        }
    }

    private static void WriteException(Utf8JsonWriter writer, string name, Exception failure, int depth)
    {
        writer.WriteStartObject(name);
        writer.WriteString("type"u8, failure.GetType().FullName);
        writer.WriteString("message"u8, Text(failure, static e => e.Message));
        writer.WriteString("stackTrace"u8, Text(failure, static e => e.StackTrace));
        if (failure.InnerException is { } cause && depth > 1)
        {
            WriteException(writer, "cause", cause, depth - 1);
        }

        writer.WriteEndObject();
    }

    private static string? Text(Exception failure, Func<Exception, string?> read)
    {
        string? text;
        try
        {
            text = read(failure);
        }
        catch (Exception e)
        {
            text = $"({e.GetType().FullName} while reading it)";
        }

        return text?.Length > LongestText ? string.Concat(text.AsSpan(0, LongestText), "…") : text;
    }
}
