using System.Text;
using System.Text.Json.Nodes;

namespace ServerlessPatterns.Tests.Queue;

/// <summary>Events as Lambda sends them.</summary>
internal static class TestSqsEvent
{
    /// <summary>AWS's own examples: https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html.</summary>
    /// <param name="name">standard or fifo.</param>
    /// <returns>The event.</returns>
    public static byte[] Recorded(string name) =>
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Queue", "Events", $"{name}.json"));

    /// <summary>An event of a standard queue; the message with body "a" has the id "id-a".</summary>
    /// <param name="bodies">The bodies.</param>
    /// <returns>The event.</returns>
    public static string Of(params string[] bodies) => Of(bodies.Select(body => Record($"id-{body}", body)));

    /// <summary>An event of a FIFO queue.</summary>
    /// <param name="messages">Group and body of each; the id of body "a" is "id-a".</param>
    /// <returns>The event.</returns>
    public static string Fifo(params (string? Group, string Body)[] messages) =>
        Of(messages.Select(message => Record($"id-{message.Body}", message.Body, message.Group)));

    public static string Of(IEnumerable<JsonObject> records) =>
        new JsonObject { ["Records"] = new JsonArray([.. records]) }.ToJsonString();

    public static JsonObject Record(string id, string body, string? group = null)
    {
        var attributes = new JsonObject
        {
            ["ApproximateReceiveCount"] = "3",
            ["SentTimestamp"] = "1545082649183",
            ["SenderId"] = "AIDAIENQZJOLO23YVJ4VO",
            ["ApproximateFirstReceiveTimestamp"] = "1545082649185",
        };
        if (group is not null)
        {
            attributes["MessageGroupId"] = group;
        }

        return new JsonObject
        {
            ["messageId"] = id,
            ["receiptHandle"] = "handle-of-" + id,
            ["body"] = body,
            ["attributes"] = attributes,
            ["messageAttributes"] = new JsonObject(),
            ["md5OfBody"] = "e4e68fb7bd0e697a0ae8f1bb342846b3",
            ["eventSource"] = "aws:sqs",
            ["eventSourceARN"] = "arn:aws:sqs:us-east-2:123456789012:stack-text-4711",
            ["awsRegion"] = "us-east-2",
        };
    }

    public static byte[] Bytes(this string text) => Encoding.UTF8.GetBytes(text);
}
