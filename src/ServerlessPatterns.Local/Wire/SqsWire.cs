using System.Text.Json;
using Microsoft.AspNetCore.Http;
using ServerlessPatterns.Local.Queues;
using ServerlessPatterns.Local.Wire.Sqs;

namespace ServerlessPatterns.Local.Wire;

/// <summary>
/// SQS as its SDK clients speak to it: AWS's JSON 1.0 and the older query protocol
/// (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-making-api-requests.html). Signatures are not checked.
/// </summary>
/// <param name="queues">The queues.</param>
/// <param name="stopping">When the server stops: long polls end then, with nothing.</param>
internal sealed class SqsWire(QueueRegistry queues, CancellationToken stopping = default) : IWireService
{
    private const string TargetPrefix = "AmazonSQS.";

    private readonly SqsActions _actions = new(queues, stopping);

    public bool Takes(string? target, IReadOnlyDictionary<string, string>? form)
        => target is not null
            ? target.StartsWith(TargetPrefix, StringComparison.Ordinal)
            : form is not null
                && form.TryGetValue("Action", out var action)
                && (form.TryGetValue("Version", out var version) ? version == QueryProtocol.Version : SqsActions.Names.Contains(action));

    public async Task AnswerAsync(HttpContext context, string? target, IReadOnlyDictionary<string, string>? form)
    {
        var requestId = Guid.NewGuid().ToString();
        context.Response.Headers["x-amzn-RequestId"] = requestId;
        try
        {
            await (target is null
                ? QueryProtocol.AnswerAsync(context, _actions, form!, requestId)
                : AnswerJsonAsync(context, target[TargetPrefix.Length..])).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to be answered.
        }
    }

    private async Task AnswerJsonAsync(HttpContext context, string action)
    {
        var response = context.Response;
        response.ContentType = "application/x-amz-json-1.0";
        Action<ISqsAnswer> write;
        try
        {
            using var request = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted).ConfigureAwait(false);
            write = await _actions.DoAsync(action, new JsonParameters(request.RootElement), context.RequestAborted).ConfigureAwait(false);
        }
        catch (QueueException e)
        {
            // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-json-api-responses.html
            response.StatusCode = StatusCodes.Status400BadRequest;
            response.Headers["x-amzn-query-error"] = $"{e.QueryCode};Sender";
            await WriteAsync(response, json =>
            {
                json.WriteString("__type", $"com.amazonaws.sqs#{e.Code}");
                json.WriteString("message", e.Message);
            }).ConfigureAwait(false);
            return;
        }
        catch (JsonException e)
        {
            response.StatusCode = StatusCodes.Status400BadRequest;
            await WriteAsync(response, json =>
            {
                json.WriteString("__type", "com.amazon.coral.service#SerializationException");
                json.WriteString("message", e.Message);
            }).ConfigureAwait(false);
            return;
        }

        await WriteAsync(response, json => write(new JsonAnswer(json))).ConfigureAwait(false);
    }

    private static async Task WriteAsync(HttpResponse response, Action<Utf8JsonWriter> write)
    {
        using (var json = new Utf8JsonWriter(response.BodyWriter))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        await response.BodyWriter.FlushAsync().ConfigureAwait(false);
    }
}
