using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ServerlessPatterns.Hosting;

/// <summary>
/// Writes what happened in an invocation, each time as one line of JSON, with the keys by which Lambda filters by level. See
/// <see href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-advanced.html">Lambda: advanced logging</see>.
/// </summary>
/// <param name="output">Where the lines go; null: the process's standard output.</param>
internal sealed class JsonLog(Stream? output)
{
    // CloudWatch Logs takes 256 KB an event at most (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html).
    private const int LongestText = 16 * 1024;
    private const int DeepestCause = 4;

    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly object _lock = new();
    private Stream? _output = output;

    /// <summary>Writes a line.</summary>
    /// <param name="function">The function class's full name.</param>
    /// <param name="invocation">The invocation.</param>
    /// <param name="level">ERROR or WARN.</param>
    /// <param name="message">What happened.</param>
    /// <param name="details">Writes the members that follow.</param>
    public void Write(string function, InvocationContext invocation, string level, string message, Action<Utf8JsonWriter> details)
    {
        // Neither an exception whose properties throw nor a closed output may change what is answered.
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
                writer.WriteString("function"u8, function);
                details(writer);
                writer.WriteEndObject();
            }

            line.Write("\n"u8);
            invocation.Observer?.Logged(line.WrittenSpan);
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

    /// <summary>Writes an exception and its causes as the member <c>exception</c>.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="failure">The exception; null: nothing is written.</param>
    public static void WriteException(Utf8JsonWriter writer, Exception? failure)
    {
        if (failure is not null)
        {
            WriteException(writer, "exception", failure, DeepestCause);
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
