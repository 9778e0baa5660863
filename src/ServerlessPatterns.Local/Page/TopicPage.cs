using System.Text.Json;
using Microsoft.AspNetCore.Http;
using ServerlessPatterns.Local.Filters;
using ServerlessPatterns.Local.Page.Architecture;
using ServerlessPatterns.Local.Telemetry;
using ServerlessPatterns.Local.Topics;

namespace ServerlessPatterns.Local.Page;

/// <summary>Answers what is asked of topics.</summary>
/// <param name="cloud">The cloud.</param>
internal sealed class TopicPage(LocalCloud cloud)
{
    private CloudTelemetry Telemetry => cloud.Resources.Telemetry;

    public Task PublicationsAsync(HttpContext context, string id)
    {
        var recent = Find(id).Topic.Recent();
        var limit = PageAnswer.Limit(context);
        return PageAnswer.WriteAsync(context, json =>
        {
            json.WriteStartArray("publications");
            foreach (var publication in recent.Take(limit))
            {
                Write(json, publication);
            }

            json.WriteEndArray();
        });
    }

    public async Task PublishAsync(HttpContext context, string id)
    {
        var topic = Find(id).Topic;
        var message = await MessageRequest.ReadAsync(context).ConfigureAwait(false);
        var receipt = topic.Publish(new TopicMessage(message.Body) { GroupId = message.GroupId, DeduplicationId = message.DeduplicationId });
        await PageAnswer.WriteAsync(context, json => json.WriteString("messageId", receipt.MessageId)).ConfigureAwait(false);
    }

    private TopicTelemetry Find(string id) => Telemetry.Topics.GetValueOrDefault(id) ?? throw PageException.Unknown("topic", id, Telemetry.Topics.Keys);

    private void Write(Utf8JsonWriter json, PublicationRecord publication)
    {
        json.WriteStartObject();
        json.WriteString("messageId", publication.Receipt.MessageId);
        json.Time("time", cloud.MachineTime(publication.Time));
        json.WriteString("body", publication.Message.Body);
        json.WriteBoolean("isDuplicate", publication.IsDuplicate);
        json.Optional("groupId", publication.Message.GroupId);
        if (publication.Message.Attributes.Count > 0)
        {
            json.WriteStartObject("attributes");
            foreach (var (name, attribute) in publication.Message.Attributes)
            {
                json.WriteString(name, attribute.StringValue ?? attribute.BinaryValue);
            }

            json.WriteEndObject();
        }

        json.Optional("traceId", publication.TraceId);
        json.WriteStartArray("verdicts");
        foreach (var verdict in publication.Verdicts)
        {
            Write(json, verdict, publication.Message);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Write(Utf8JsonWriter json, SubscriptionVerdict verdict, TopicMessage message)
    {
        json.WriteStartObject();
        json.WriteString("queue", Telemetry.IdOfQueue(verdict.Subscription.Endpoint.Arn));
        json.WriteString("outcome", verdict.Outcome switch
        {
            DeliveryOutcome.Delivered => "delivered",
            DeliveryOutcome.Filtered => "filtered",
            DeliveryOutcome.DeadLettered => "deadLettered",
            _ => "failed",
        });
        json.Optional("why", verdict.Outcome == DeliveryOutcome.Filtered ? Why(verdict.Explain(message)) : verdict.Failure);
        json.WriteEndObject();
    }

    private static string Why(FilterVerdict verdict)
        => string.Join("; ", verdict.Mismatches.Select(mismatch
            => $"{(mismatch.Key.Length == 0 ? "the message is no JSON object" : $"{mismatch.Key} is {mismatch.Found ?? "not there"}")} (wanted: {FilterSentence.OfWanted(mismatch.Wanted)})"));
}
