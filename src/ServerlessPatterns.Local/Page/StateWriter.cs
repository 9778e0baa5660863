using System.Text.Json;
using Microsoft.AspNetCore.Http;
using ServerlessPatterns.Local.Alarms;
using ServerlessPatterns.Local.Page.Architecture;
using ServerlessPatterns.Local.Telemetry;

namespace ServerlessPatterns.Local.Page;

/// <summary>Writes how the cloud stands.</summary>
/// <param name="cloud">The cloud.</param>
/// <param name="architecture">Its architecture.</param>
internal sealed class StateWriter(LocalCloud cloud, Lazy<SystemArchitecture> architecture)
{
    public Task AnswerAsync(HttpContext context)
        => PageAnswer.WriteAsync(context, json =>
        {
            json.Time("time", DateTimeOffset.UtcNow);
            Write(json);
        });

    /// <summary>All but the time, so that what has not changed is the same.</summary>
    public void Write(Utf8JsonWriter json)
    {
        var telemetry = cloud.Resources.Telemetry;
        Each(json, "queues", telemetry.Queues, Write);
        Each(json, "topics", telemetry.Topics, static (json, topic) => json.WriteNumber("published", topic.Topic.Published));
        Each(json, "functions", telemetry.Functions, Write);
        Each(json, "tables", telemetry.Tables, (json, table) =>
        {
            json.WriteNumber("items", cloud.Resources.Tables.Count(table.Table));
            json.WriteNumber("operations", table.Operations.Value);
        });
        json.WriteStartObject("edges");
        foreach (var edge in architecture.Value.Edges)
        {
            json.WriteNumber(edge.Id, edge.Count());
        }

        json.WriteEndObject();
        json.WriteStartArray("alarms");
        foreach (var alarm in cloud.Resources.Alarms?.All ?? [])
        {
            json.WriteStartObject();
            json.WriteString("id", alarm.Settings.Id);
            json.WriteString("name", alarm.Settings.Name);
            json.WriteString("state", alarm.State switch
            {
                AlarmState.Ok => "OK",
                AlarmState.Alarm => "ALARM",
                _ => "INSUFFICIENT_DATA",
            });
            json.WriteString("reason", alarm.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Each<T>(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, T> parts, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartObject(name);
        foreach (var (id, part) in parts)
        {
            json.WriteStartObject(id);
            write(json, part);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void Write(Utf8JsonWriter json, QueueTelemetry queue)
    {
        var count = queue.Queue.Count();
        json.WriteNumber("visible", count.Visible);
        json.WriteNumber("inFlight", count.InFlight);
        json.WriteNumber("delayed", count.Delayed);
        json.WriteNumber("oldestSeconds", (long)(count.OldestAge.TotalSeconds / cloud.Speed));
        json.WriteNumber("sent", queue.SentCount);
        json.WriteNumber("received", queue.ReceivedCount);
        json.WriteNumber("deleted", queue.DeletedCount);
        json.WriteNumber("deadLettered", queue.DeadLetteredCount);
    }

    private static void Write(Utf8JsonWriter json, FunctionTelemetry function)
    {
        json.WriteNumber("running", function.Running);
        json.WriteNumber("invocations", function.Invocations.Value);
        json.WriteNumber("errors", function.Errors.Value);
        json.WriteNumber("failedMessages", function.FailedMessages.Value);
        json.WriteNumber("coldStarts", function.ColdStarts.Value);
        json.WriteNumber("p50Ms", function.Latency.Percentile(0.5));
        json.WriteNumber("p99Ms", function.Latency.Percentile(0.99));
    }
}
