using System.Buffers;
using System.Text.Json;

namespace ServerlessPatterns.Hosting;

/// <summary>
/// What the loop has to say: one JSON object a line, with the members that Lambda's own JSON lines have
/// (<see href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html">JSON log format</see>), one write a line.
/// </summary>
internal sealed class HostLog(Func<Stream> open)
{
    private Stream? _stream;

    /// <summary>To the standard output, which Lambda sends to the function's log group.</summary>
    public static HostLog ToStandardOutput() => new(Console.OpenStandardOutput);

    public void Warn(string message) => Write("WARN", message, null, null);

    public void Error(string message, Exception? exception = null, string? requestId = null) => Write("ERROR", message, exception, requestId);

    private void Write(string level, string message, Exception? exception, string? requestId)
    {
        var line = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(line))
        {
            writer.WriteStartObject();
            writer.WriteString("timestamp"u8, DateTime.UtcNow);
            writer.WriteString("level"u8, level);
            if (requestId is not null)
            {
                writer.WriteString("requestId"u8, requestId);
            }

            writer.WriteString("message"u8, message);
            if (exception is not null)
            {
                ErrorReport.WriteMembers(writer, exception);
            }

            writer.WriteEndObject();
        }

        line.Write("\n"u8);
        _stream ??= open();
        _stream.Write(line.WrittenSpan);
        _stream.Flush();
    }
}
