using Microsoft.AspNetCore.Http;
using ServerlessPatterns.Local.Telemetry;

namespace ServerlessPatterns.Local.Page;

/// <summary>Answers what is asked of functions and their invocations.</summary>
/// <param name="cloud">The cloud.</param>
internal sealed class FunctionPage(LocalCloud cloud)
{
    private CloudTelemetry Telemetry => cloud.Resources.Telemetry;

    public Task InvocationsAsync(HttpContext context, string id)
    {
        var function = Telemetry.Functions.GetValueOrDefault(id) ?? throw PageException.Unknown("function", id, Telemetry.Functions.Keys);
        var latest = Telemetry.Invocations.Latest(PageAnswer.Limit(context), function: function);
        return PageAnswer.WriteAsync(context, json =>
        {
            json.WriteStartArray("invocations");
            foreach (var invocation in latest)
            {
                json.WriteStartObject();
                InvocationWriter.Write(json, invocation);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartObject("histogram");
            json.WriteStartArray("bounds");
            foreach (var bound in LatencyHistogram.Bounds)
            {
                json.WriteNumberValue(bound);
            }

            json.WriteEndArray();
            json.WriteStartArray("counts");
            foreach (var count in function.Latency.Counts())
            {
                json.WriteNumberValue(count);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    public Task InvocationAsync(HttpContext context, string requestId)
    {
        var invocation = Telemetry.Invocations.Find(requestId)
            ?? throw PageException.NotFound($"There is no invocation '{requestId}' among the last thousand: it runs yet, is longer ago, or was none. /local/functions/<id>/invocations lists those that there are.");
        return PageAnswer.WriteAsync(context, json =>
        {
            InvocationWriter.Write(json, invocation);
            InvocationWriter.WriteDetail(json, invocation.Detail);
        });
    }
}
