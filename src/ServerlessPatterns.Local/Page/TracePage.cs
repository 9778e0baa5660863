using System.Text.Json;
using Microsoft.AspNetCore.Http;
using ServerlessPatterns.Local.Telemetry.Traces;

namespace ServerlessPatterns.Local.Page;

/// <summary>Answers what is asked of traces.</summary>
/// <param name="traces">The traces.</param>
internal sealed class TracePage(RecentTraces traces)
{
    public Task TracesAsync(HttpContext context)
    {
        var latest = traces.Latest(PageAnswer.Limit(context));
        return PageAnswer.WriteAsync(context, json =>
        {
            json.WriteStartArray("traces");
            foreach (var trace in latest)
            {
                json.WriteStartObject();
                json.WriteString("traceId", trace.Id);
                json.Time("started", trace.Started);
                json.Milliseconds("durationMs", trace.Duration);
                json.WriteString("root", trace.Root);
                json.WriteNumber("spans", trace.SpanCount);
                json.WriteBoolean("hasFailure", trace.HasFailure);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    public Task TraceAsync(HttpContext context, string id)
    {
        var trace = traces.Find(id)
            ?? throw PageException.NotFound($"There is no trace '{id}' among the last five hundred: it is longer ago, or was none. /local/traces lists those that there are.");
        return PageAnswer.WriteAsync(context, json =>
        {
            json.WriteString("traceId", trace.Id);
            json.WriteStartArray("spans");
            foreach (var span in trace.Spans())
            {
                Write(json, span);
            }

            json.WriteEndArray();
        });
    }

    private static void Write(Utf8JsonWriter json, Span span)
    {
        json.WriteStartObject();
        json.WriteString("id", span.Id);
        json.Optional("parentId", span.ParentId);
        json.WriteString("name", span.Name);
        json.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(span.Kind.ToString()));
        json.WriteString("resource", span.Resource);
        json.Time("started", span.Started);
        json.Milliseconds("durationMs", span.Duration);
        json.WriteBoolean("failed", span.IsFailed);
        json.Optional("detail", span.Detail);
        json.Optional("messageId", span.MessageId);
        json.Optional("requestId", span.RequestId);
        json.WriteEndObject();
    }
}
