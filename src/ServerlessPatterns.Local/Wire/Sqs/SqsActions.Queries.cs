using System.Text;
using System.Text.Json.Nodes;
using ServerlessPatterns.Local.Queues;

namespace ServerlessPatterns.Local.Wire.Sqs;

// Actions that answer with messages, and with what queues there are.
internal sealed partial class SqsActions
{
    private async Task<Action<ISqsAnswer>> ReceiveMessageAsync(ISqsParameters parameters, CancellationToken cancellationToken)
    {
        var queue = QueueOf(parameters);
        var max = parameters.Integer("MaxNumberOfMessages") ?? 1;
        if (max is < 1 or > 10)
        {
            throw QueueException.InvalidParameterValue(
                $"Value {max} for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.");
        }

        var wait = parameters.Integer("WaitTimeSeconds");
        if (wait is < 0 or > 20)
        {
            throw QueueException.InvalidParameterValue(
                $"Value {wait} for parameter WaitTimeSeconds is invalid. Reason: Must be >= 0 and <= 20, if provided.");
        }

        if (parameters.Text("ReceiveRequestAttemptId") is not null)
        {
            throw QueueException.UnsupportedOperation("The local SQS does not support ReceiveRequestAttemptId.");
        }

        var system = new AttributeNames([
            .. parameters.Texts("AttributeNames", "AttributeName"),
            .. parameters.Texts("MessageSystemAttributeNames", "MessageSystemAttributeName")]);
        var custom = new AttributeNames(parameters.Texts("MessageAttributeNames", "MessageAttributeName"));
        var request = new ReceiveRequest(max)
        {
            VisibilityTimeout = parameters.Integer("VisibilityTimeout"),
            Wait = wait is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        };
        var messages = await ReceiveAsync(queue, request, cancellationToken).ConfigureAwait(false);

        // A batch's lists are there though empty, a receive's is not.
        return messages.Count == 0 ? static _ => { } : answer => answer.Structures("Messages", "Message", messages, message =>
        {
            answer.Text("MessageId", message.Message.Id.ToString());
            answer.Text("ReceiptHandle", message.Handle.ToString());
            answer.Text("MD5OfBody", message.Message.Md5OfBody);
            answer.Text("Body", message.Message.Text);
            answer.Attributes("Attributes", "Attribute", [.. SystemAttributes.Of(message).Where(pair => system.Includes(pair.Key))]);
            KeyValuePair<string, MessageAttribute>[] attributes = [.. (message.Message.Attributes ?? NoAttributes).Where(pair => custom.Includes(pair.Key))];
            answer.Text("MD5OfMessageAttributes", MessageDigest.OfAttributes(attributes.ToDictionary()));
            answer.MessageAttributes(attributes);
        });
    }

    private async Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(LocalQueue queue, ReceiveRequest request, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping);
        try
        {
            return await queue.ReceiveAsync(request, ending.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return [];
        }
    }

    private static readonly IReadOnlyDictionary<string, MessageAttribute> NoAttributes = new Dictionary<string, MessageAttribute>();

    private Action<ISqsAnswer> GetQueueUrl(ISqsParameters parameters)
    {
        var queue = queues.FindByName(Required(parameters, "QueueName")) ?? throw QueueException.QueueDoesNotExist();
        return answer => answer.Text("QueueUrl", queue.Settings.Url);
    }

    private Action<ISqsAnswer> ListQueues(ISqsParameters parameters)
    {
        var prefix = parameters.Text("QueueNamePrefix") ?? "";
        return Urls("QueueUrls", queues.All.Where(queue => queue.Settings.Name.StartsWith(prefix, StringComparison.Ordinal)), parameters);
    }

    private Action<ISqsAnswer> ListDeadLetterSourceQueues(ISqsParameters parameters)
        => Urls("queueUrls", queues.SourcesOf(QueueOf(parameters)), parameters);

    // A page's token is the name that the page before ended with.
    private static Action<ISqsAnswer> Urls(string name, IEnumerable<LocalQueue> found, ISqsParameters parameters)
    {
        var max = parameters.Integer("MaxResults");
        if (max is < 1 or > 1000)
        {
            throw QueueException.InvalidParameterValue(
                $"Value {max} for parameter MaxResults is invalid. Reason: Must be an integer between 1 and 1000.");
        }

        var after = parameters.Text("NextToken");
        LocalQueue[] page = [.. found.Where(queue => string.CompareOrdinal(queue.Settings.Name, after) > 0).Take((max ?? 1000) + 1)];
        var isCut = max is not null && page.Length > max;
        LocalQueue[] shown = isCut ? page[..^1] : page;
        return answer =>
        {
            answer.Texts(name, "QueueUrl", [.. shown.Select(queue => queue.Settings.Url)]);
            answer.Text("NextToken", isCut ? shown[^1].Settings.Name : null);
        };
    }

    private Action<ISqsAnswer> GetQueueAttributes(ISqsParameters parameters)
    {
        var queue = QueueOf(parameters);
        var names = parameters.Texts("AttributeNames", "AttributeName");
        var attributes = QueueAttributes.Of(queue);
        if (names.FirstOrDefault(name => name != "All" && !QueueAttributes.Names.Contains(name)) is { } unknown)
        {
            throw QueueException.InvalidAttributeName(unknown);
        }

        KeyValuePair<string, string>[] asked = names.Contains("All") ? [.. attributes] : [.. attributes.Where(pair => names.Contains(pair.Key))];
        return answer => answer.Attributes("Attributes", "Attribute", asked);
    }

    private Action<ISqsAnswer> StartMessageMoveTask(ISqsParameters parameters)
    {
        var arn = Required(parameters, "SourceArn");
        var source = queues.FindByArn(arn)
            ?? throw QueueException.ResourceNotFound("The resource that you specified for the SourceArn parameter doesn't exist.");
        if (!queues.SourcesOf(source).Any())
        {
            throw QueueException.InvalidParameterValue("Source queue must be configured as a Dead Letter Queue.");
        }

        if (parameters.Integer("MaxNumberOfMessagesPerSecond") is not null)
        {
            throw QueueException.UnsupportedOperation("The local SQS moves messages at once: MaxNumberOfMessagesPerSecond is not supported.");
        }

        LocalQueue? destination = null;
        if (parameters.Text("DestinationArn") is { } destinationArn)
        {
            destination = queues.FindByArn(destinationArn)
                ?? throw QueueException.ResourceNotFound("The resource that you specified for the DestinationArn parameter doesn't exist.");
            if (destination.Settings.FifoQueue != source.Settings.FifoQueue)
            {
                throw QueueException.InvalidParameterValue("Source and destination queues must be of the same type.");
            }
        }

        source.MoveMessages(destination);
        var task = new JsonObject { ["taskId"] = Guid.NewGuid().ToString(), ["sourceArn"] = arn };
        var handle = Convert.ToBase64String(Encoding.UTF8.GetBytes(task.ToJsonString()));
        return answer => answer.Text("TaskHandle", handle);
    }
}
