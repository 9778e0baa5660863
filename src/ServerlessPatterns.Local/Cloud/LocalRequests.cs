using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using ServerlessPatterns.Local.Queues;
using ServerlessPatterns.Local.Topics;

namespace ServerlessPatterns.Local;

/// <summary>What people ask with curl: messages to queues and topics, and what lies in queues.</summary>
/// <param name="cloud">The cloud.</param>
internal sealed class LocalRequests(LocalCloud cloud)
{
    private const int Shown = 10;

    /// <summary>Whether a path is ours alone, and no wire protocol's.</summary>
    public static bool IsFor(PathString path) => path.StartsWithSegments("/queues", StringComparison.Ordinal) || path.StartsWithSegments("/topics", StringComparison.Ordinal);

    public async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "/";
        try
        {
            switch (path.Split('/'))
            {
                case ["", "queues", var name] when HttpMethods.IsPost(context.Request.Method):
                    var sent = Queue(name).Send(await MessageAsync(context.Request).ConfigureAwait(false));
                    await WriteAsync(context, StatusCodes.Status202Accepted, json => json.WriteString("messageId", sent.Id)).ConfigureAwait(false);
                    break;
                case ["", "queues", var name] when HttpMethods.IsGet(context.Request.Method):
                    var queue = Queue(name);
                    await WriteAsync(context, StatusCodes.Status200OK, json => Write(json, queue)).ConfigureAwait(false);
                    break;
                case ["", "topics", var name] when HttpMethods.IsPost(context.Request.Method):
                    var receipt = Topic(name).Publish(await PublicationAsync(context.Request).ConfigureAwait(false));
                    await WriteAsync(context, StatusCodes.Status202Accepted, json => json.WriteString("messageId", receipt.MessageId)).ConfigureAwait(false);
                    break;
                case ["", ""] when HttpMethods.IsGet(context.Request.Method):
                    await WriteAsync(context, StatusCodes.Status200OK, Write).ConfigureAwait(false);
                    break;
                default:
                    throw new LocalException($"{context.Request.Method} {path} is nothing that is answered here. GET / lists the queues and topics; POST /queues/<name> and POST /topics/<name> send what the body is; GET /queues/<name> shows what lies there. Of AWS's protocols those of SQS, SNS and DynamoDB are.");
            }
        }
        catch (LocalException e)
        {
            await WriteAsync(context, StatusCodes.Status404NotFound, json => json.WriteString("error", e.Message)).ConfigureAwait(false);
        }
        catch (Exception e) when (e is QueueException or TopicException)
        {
            await WriteAsync(context, StatusCodes.Status400BadRequest, json => json.WriteString("error", e.Message)).ConfigureAwait(false);
        }
    }

    private LocalQueue Queue(string name)
        => cloud.Resources.Queues.FindByName(name) ?? throw new LocalException($"There is no queue '{name}'. There are: {string.Join(", ", cloud.Resources.Queues.All.Select(queue => queue.Settings.Name))}.");

    private LocalTopic Topic(string name)
        => cloud.Resources.Topics.Topics.FirstOrDefault(topic => topic.Settings.Name == name) ?? throw new LocalException($"There is no topic '{name}'. There are: {string.Join(", ", cloud.Resources.Topics.Topics.Select(topic => topic.Settings.Name))}.");

    private static async Task<NewMessage> MessageAsync(Microsoft.AspNetCore.Http.HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted).ConfigureAwait(false);
        return new NewMessage(body.ToArray())
        {
            GroupId = Query(request, "group"),
            DeduplicationId = Query(request, "deduplication"),
            DelaySeconds = Query(request, "delay") is { } delay ? Seconds(delay) : null,
        };
    }

    private static async Task<TopicMessage> PublicationAsync(Microsoft.AspNetCore.Http.HttpRequest request)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        return new TopicMessage(await reader.ReadToEndAsync(request.HttpContext.RequestAborted).ConfigureAwait(false)) { GroupId = Query(request, "group"), DeduplicationId = Query(request, "deduplication") };
    }

    private static string? Query(Microsoft.AspNetCore.Http.HttpRequest request, string name) => request.Query.TryGetValue(name, out var value) ? value.ToString() : null;

    private static int Seconds(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : throw QueueException.InvalidParameterValue($"delay is '{text}', which is no whole number of seconds.");

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray("queues");
        foreach (var queue in cloud.Resources.Queues.All)
        {
            json.WriteStartObject();
            WriteCounts(json, queue);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("topics");
        foreach (var topic in cloud.Resources.Topics.Topics)
        {
            json.WriteStartObject();
            json.WriteString("name", topic.Settings.Name);
            json.WriteNumber("published", topic.Published);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void Write(Utf8JsonWriter json, LocalQueue queue)
    {
        WriteCounts(json, queue);
        json.WriteStartArray("messages");
        foreach (var message in queue.Peek(Shown))
        {
            json.WriteStartObject();
            json.WriteString("messageId", message.Message.Id);
            json.WriteString("state", message.State.ToString());
            json.WriteString("sent", cloud.MachineTime(DateTimeOffset.FromUnixTimeMilliseconds(message.SentAt)));
            json.WriteNumber("receiveCount", message.ReceiveCount);
            json.WriteString("body", message.Message.Text);
            if (message.LastFailure is { } failure)
            {
                json.WriteString("lastFailure", failure);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteCounts(Utf8JsonWriter json, LocalQueue queue)
    {
        var count = queue.Count();
        json.WriteString("name", queue.Settings.Name);
        json.WriteNumber("visible", count.Visible);
        json.WriteNumber("inFlight", count.InFlight);
        json.WriteNumber("delayed", count.Delayed);
        json.WriteNumber("oldestSeconds", Math.Round(count.OldestAge.TotalSeconds / cloud.Speed, 1));
    }

    private static async Task WriteAsync(HttpContext context, int status, Action<Utf8JsonWriter> members)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body, new JsonWriterOptions { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        body.WriteByte((byte)'\n');
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body.GetBuffer().AsMemory(0, (int)body.Length), context.RequestAborted).ConfigureAwait(false);
    }
}
