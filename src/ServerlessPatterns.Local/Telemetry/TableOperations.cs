using System.Text.Json;
using ServerlessPatterns.Local.Tables;
using ServerlessPatterns.Local.Telemetry.Traces;

namespace ServerlessPatterns.Local.Telemetry;

/// <summary>Counts the operations on tables, and tells traces of them.</summary>
/// <param name="cloud">All that is recorded.</param>
internal sealed class TableOperations(CloudTelemetry cloud) : ITableObserver
{
    public void Answered(string operation, JsonElement request, DynamoDbAnswer answer, DateTimeOffset started)
    {
        var origin = CallOrigin.Current;
        foreach (var name in TablesOf(request).Distinct(StringComparer.Ordinal))
        {
            if (cloud.TableOf(name) is not { } table)
            {
                continue;
            }

            table.Operations.Add();
            if (origin?.Node is { } node)
            {
                cloud.Count($"{node}->{table.Id}");
            }

            if (origin?.Link is { } link)
            {
                var isFailed = answer.Status >= 400;
                link.Trace.Add(new Span(SpanLink.NewId(), link.SpanId, SpanKind.Table, $"{operation} {table.Name}", table.Id, started, DateTimeOffset.UtcNow - started)
                {
                    IsFailed = isFailed,
                    Detail = isFailed ? answer.ErrorCode : null,
                });
            }
        }
    }

    /// <summary>The tables that a request names, by name or ARN: of one, of a batch, of a transaction.</summary>
    private static IEnumerable<string> TablesOf(JsonElement request)
    {
        if (request.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        if (request.TryGetProperty("TableName", out var name))
        {
            return Text(name);
        }

        if (request.TryGetProperty("RequestItems", out var batch) && batch.ValueKind == JsonValueKind.Object)
        {
            return batch.EnumerateObject().Select(table => table.Name);
        }

        return request.TryGetProperty("TransactItems", out var steps) && steps.ValueKind == JsonValueKind.Array
            ? steps.EnumerateArray().Where(step => step.ValueKind == JsonValueKind.Object).SelectMany(step => step.EnumerateObject())
                .Where(step => step.Value.ValueKind == JsonValueKind.Object && step.Value.TryGetProperty("TableName", out _))
                .SelectMany(step => Text(step.Value.GetProperty("TableName")))
            : [];
    }

    private static IEnumerable<string> Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? [value.GetString()!] : [];
}
