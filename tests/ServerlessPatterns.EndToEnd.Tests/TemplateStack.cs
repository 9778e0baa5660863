using System.Text.Json;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace ServerlessPatterns.EndToEnd.Tests;

/// <summary>A small interpreter of emitted templates: makes the queues of one in the emulator, as CloudFormation would.</summary>
internal sealed class TemplateStack(AmazonSQSClient sqs, JsonElement template, string stackName)
{
    private readonly Dictionary<string, (string Url, string Arn)> _queues = [];

    public async Task<DeployedQueue> DeployAsync(string consumer)
    {
        var mapping = Resources("AWS::Lambda::EventSourceMapping").Single(resource => ClassOf(resource.Value) == consumer).Value.GetProperty("Properties");
        var queueId = mapping.GetProperty("EventSourceArn").GetProperty("Fn::GetAtt")[0].GetString()!;
        var (url, arn) = await QueueAsync(queueId);
        var deadLetterId = DeadLetterQueueOf(queueId) ?? throw new InvalidOperationException($"{queueId} has no dead-letter queue.");
        return new DeployedQueue(
            url,
            arn,
            (await QueueAsync(deadLetterId)).Url,
            mapping.GetProperty("BatchSize").GetInt32(),
            mapping.GetProperty("FunctionResponseTypes").EnumerateArray().Any(type => type.GetString() == "ReportBatchItemFailures"));
    }

    /// <summary>The function's environment, as the template sets it.</summary>
    public IReadOnlyDictionary<string, string> EnvironmentOf(string consumer)
        => Resources("AWS::Lambda::Function").Single(resource => ClassOf(resource.Value) == consumer).Value
            .GetProperty("Properties").GetProperty("Environment").GetProperty("Variables").EnumerateObject()
            .ToDictionary(variable => variable.Name, variable => variable.Value.GetString()!);

    private static string? ClassOf(JsonElement resource) => resource.GetProperty("Metadata").GetProperty("ServerlessPatterns").GetProperty("Class").GetString();

    private IEnumerable<JsonProperty> Resources(string type)
        => template.GetProperty("Resources").EnumerateObject().Where(resource => resource.Value.GetProperty("Type").GetString() == type);

    private JsonElement QueueProperties(string logicalId) => template.GetProperty("Resources").GetProperty(logicalId).GetProperty("Properties");

    private string? DeadLetterQueueOf(string logicalId)
        => QueueProperties(logicalId).TryGetProperty("RedrivePolicy", out var policy)
            ? policy.GetProperty("deadLetterTargetArn").GetProperty("Fn::GetAtt")[0].GetString()
            : null;

    private async Task<(string Url, string Arn)> QueueAsync(string logicalId)
    {
        if (_queues.TryGetValue(logicalId, out var known))
        {
            return known;
        }

        var properties = QueueProperties(logicalId);
        var attributes = new Dictionary<string, string>();
        foreach (var name in new[] { "VisibilityTimeout", "MessageRetentionPeriod", "FifoQueue", "ContentBasedDeduplication" })
        {
            if (properties.TryGetProperty(name, out var value))
            {
                attributes[name] = value.ToString().ToLowerInvariant();
            }
        }

        if (DeadLetterQueueOf(logicalId) is { } deadLetterId)
        {
            var deadLetterArn = (await QueueAsync(deadLetterId)).Arn;
            var count = properties.GetProperty("RedrivePolicy").GetProperty("maxReceiveCount").GetRawText();
            attributes["RedrivePolicy"] = $$"""{"deadLetterTargetArn":"{{deadLetterArn}}","maxReceiveCount":{{count}}}""";
        }

        var suffix = attributes.ContainsKey("FifoQueue") ? ".fifo" : "";
        var created = await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = $"{stackName}-{logicalId}{suffix}", Attributes = attributes });
        var described = await sqs.GetQueueAttributesAsync(created.QueueUrl, ["QueueArn"]);
        return _queues[logicalId] = (created.QueueUrl, described.QueueARN);
    }
}
