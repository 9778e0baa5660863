using System.Text;
using System.Text.Json;
using ServerlessPatterns.Local.Telemetry;

namespace ServerlessPatterns.Local.Page;

/// <summary>Writes invocations.</summary>
internal static class InvocationWriter
{
    /// <summary>An invocation's members.</summary>
    public static void Write(Utf8JsonWriter json, InvocationRecord invocation)
    {
        json.WriteString("requestId", invocation.RequestId);
        json.WriteString("function", invocation.Function.Id);
        json.WriteString("service", invocation.Function.Service);
        json.WriteString("name", invocation.Function.Name);
        json.Time("started", invocation.Started);
        json.Milliseconds("durationMs", invocation.Duration);
        json.WriteBoolean("coldStart", invocation.IsColdStart);
        if (invocation.MessageCount is { } count)
        {
            json.WriteNumber("messageCount", count);
        }

        json.WriteNumber("failedMessages", invocation.FailedMessages);
        json.Optional("error", invocation.Error);
        json.Optional("traceId", invocation.TraceId);
    }

    /// <summary>The members of its detail; where that is not kept, none of them.</summary>
    public static void WriteDetail(Utf8JsonWriter json, InvocationDetail? detail)
    {
        json.WriteStartArray("log");
        foreach (var line in detail?.Log.Lines() ?? [])
        {
            json.WriteStringValue(line);
        }

        json.WriteEndArray();
        json.WriteBoolean("logTruncated", detail?.Log.IsTruncated ?? false);
        json.WriteStartArray("messages");
        foreach (var message in detail?.Messages ?? [])
        {
            json.WriteStartObject();
            json.WriteString("messageId", message.Id);
            json.WriteBoolean("failed", message.IsFailed);
            json.Optional("reason", message.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (detail is not null)
        {
            json.WriteString("input", Encoding.UTF8.GetString(detail.Input.Span));
            json.Optional("output", detail.Output is { } output ? Encoding.UTF8.GetString(output.Span) : null);
        }
    }
}
