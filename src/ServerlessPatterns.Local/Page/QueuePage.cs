using System.Text.Json;
using Microsoft.AspNetCore.Http;
using ServerlessPatterns.Local.Queues;
using ServerlessPatterns.Local.Telemetry;

namespace ServerlessPatterns.Local.Page;

/// <summary>Answers what is asked of queues.</summary>
/// <param name="cloud">The cloud.</param>
internal sealed class QueuePage(LocalCloud cloud)
{
    public Task MessagesAsync(HttpContext context, string id)
    {
        var queue = Find(id).Queue;
        var messages = queue.Peek(PageAnswer.Limit(context));
        var total = queue.Count().Total;
        return PageAnswer.WriteAsync(context, json =>
        {
            json.WriteStartArray("messages");
            foreach (var message in messages)
            {
                Write(json, message);
            }

            json.WriteEndArray();
            json.WriteNumber("total", total);
        });
    }

    public async Task SendAsync(HttpContext context, string id)
    {
        var queue = Find(id).Queue;
        var message = await MessageRequest.ReadAsync(context).ConfigureAwait(false);
        var sent = queue.Send(new NewMessage(message.Body) { GroupId = message.GroupId, DeduplicationId = message.DeduplicationId });
        await PageAnswer.WriteAsync(context, json => json.WriteString("messageId", sent.Id)).ConfigureAwait(false);
    }

    public Task RedriveAsync(HttpContext context, string id)
    {
        var queue = Find(id).Queue;
        int moved;
        try
        {
            moved = cloud.Resources.Redrive(queue);
        }
        catch (LocalException e)
        {
            throw new PageException(StatusCodes.Status409Conflict, e.Message);
        }

        return PageAnswer.WriteAsync(context, json => json.WriteNumber("moved", moved));
    }

    public Task PurgeAsync(HttpContext context, string id)
    {
        var purged = Find(id).Queue.Purge();
        return PageAnswer.WriteAsync(context, json => json.WriteNumber("purged", purged));
    }

    private QueueTelemetry Find(string id)
        => cloud.Resources.Telemetry.Queues.GetValueOrDefault(id) ?? throw PageException.Unknown("queue", id, cloud.Resources.Telemetry.Queues.Keys);

    private void Write(Utf8JsonWriter json, QueuedMessage queued)
    {
        var message = queued.Message;
        json.WriteStartObject();
        json.WriteString("messageId", message.Id);
        json.WriteString("state", queued.State switch
        {
            MessageState.InFlight => "inFlight",
            MessageState.Delayed => "delayed",
            _ => "visible",
        });
        json.Time("sent", cloud.MachineTime(DateTimeOffset.FromUnixTimeMilliseconds(queued.SentAt)));
        if (queued.DueAt is { } due)
        {
            json.Time("visibleAt", cloud.MachineTime(DateTimeOffset.FromUnixTimeMilliseconds(due)));
        }

        json.WriteNumber("receiveCount", queued.ReceiveCount);
        json.WriteString("body", message.Text);
        json.Optional("groupId", message.GroupId);
        json.Optional("deduplicationId", message.DeduplicationId);
        if (message.Attributes is { } attributes)
        {
            json.WriteStartObject("attributes");
            foreach (var (name, attribute) in attributes)
            {
                json.WriteString(name, attribute.StringValue ?? Convert.ToBase64String(attribute.BinaryValue.GetValueOrDefault().Span));
            }

            json.WriteEndObject();
        }

        json.Optional("lastFailure", queued.LastFailure);
        json.Optional("traceId", message.Trace?.Link.Trace.Id);
        json.WriteEndObject();
    }
}
