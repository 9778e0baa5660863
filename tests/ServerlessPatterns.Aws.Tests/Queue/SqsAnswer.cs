using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.SQS;
using ServerlessPatterns.Aws.Tests.Emulators;

namespace ServerlessPatterns.Aws.Tests.Queue;

/// <summary>SQS's answers in its JSON protocol, and senders that get them.</summary>
internal static class SqsAnswer
{
    public const string QueueUrl = "https://sqs.eu-west-1.amazonaws.com/123456789012/orders";

    private const string ContentType = "application/x-amz-json-1.0";

    /// <summary>Answers SendMessageBatch; a refusal for an order's number, or null.</summary>
    public static ScriptedAnswer Batch(ScriptedCall call, Func<int, (string Code, string Message, bool SenderFault)?>? refuse = null)
    {
        JsonArray successful = [];
        JsonArray failed = [];
        foreach (var entry in Entries(call))
        {
            var id = (string)entry["Id"]!;
            if (refuse?.Invoke(Number(entry)) is { } refusal)
            {
                failed.Add((JsonNode)new JsonObject { ["Id"] = id, ["Code"] = refusal.Code, ["Message"] = refusal.Message, ["SenderFault"] = refusal.SenderFault });
            }
            else
            {
                successful.Add((JsonNode)new JsonObject { ["Id"] = id, ["MessageId"] = $"m{id}", ["MD5OfMessageBody"] = Md5((string)entry["MessageBody"]!) });
            }
        }

        return Json(200, new JsonObject { ["Successful"] = successful, ["Failed"] = failed });
    }

    /// <summary>Answers SendMessage.</summary>
    public static ScriptedAnswer Sent(ScriptedCall call)
        => Json(200, new JsonObject { ["MessageId"] = "m", ["MD5OfMessageBody"] = Md5((string)JsonNode.Parse(call.Body)!["MessageBody"]!) });

    public static ScriptedAnswer Error(int status, string code, string message) => Json(status, new JsonObject { ["__type"] = $"com.amazonaws.sqs#{code}", ["message"] = message });

    public static ScriptedAnswer Json(int status, JsonNode body) => ScriptedAnswer.Text(status, body.ToJsonString(), ContentType);

    /// <summary>The entries of a SendMessageBatch.</summary>
    public static IEnumerable<JsonNode> Entries(ScriptedCall call) => JsonNode.Parse(call.Body)!["Entries"]!.AsArray()!;

    public static int Number(JsonNode entry) => JsonSerializer.Deserialize((string)entry["MessageBody"]!, OrderJson.Default.Order)!.Number;

    /// <summary>The orders of a SendMessageBatch.</summary>
    public static int[] Numbers(ScriptedCall call) => [.. Entries(call).Select(Number)];

    public static SqsQueueSender<Order> Sender(ScriptedService service, string queueUrl = QueueUrl, int retries = 0) => new(queueUrl, OrderJson.Default.Order, Client(service.Url, retries));

    public static AmazonSQSClient Client(string url, int retries = 0)
        => new(new BasicAWSCredentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"), new AmazonSQSConfig { ServiceURL = url, AuthenticationRegion = "eu-west-1", MaxErrorRetry = retries });

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5351", Justification = "SQS's answers have it, and the SDK checks it.")]
    private static string Md5(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
}
