using System.Buffers;
using System.Text.Json;

namespace ServerlessPatterns.Hosting;

/// <summary>
/// What the loop has to say: one JSON object a line, with the members that Lambda's own JSON lines have
/// (<see href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html">JSON log format</see>), one write a
/// line, to the standard output, which Lambda sends to the function's log group.
/// </summary>
internal sealed class HostLog(Stream? stream)
{
    private Stream? _stream = stream;

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
        // Opened when there is something to say: a cold start without it does not load the console.
        _stream ??= Console.OpenStandardOutput();
        _stream.Write(line.WrittenSpan);
        _stream.Flush();
    }
}
