using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using ServerlessPatterns.Local.Console;

namespace ServerlessPatterns.Local.Page.Architecture;

/// <summary>Reads what can be asked of the system: its APIs and load balancer's routes, its topics, and the queues that functions read.</summary>
internal static partial class EndpointReader
{
    public static IReadOnlyList<ArchitectureEndpoint> Read(LocalCloud cloud, IReadOnlyList<ArchitectureNode> nodes)
        => [.. cloud.Resources.Endpoints.Select(Of), .. Messages(cloud, nodes)];

    private static ArchitectureEndpoint Of(LocalEndpoint endpoint)
    {
        var isApi = endpoint.Kind == LocalEndpointKind.Api;
        var path = Authority().Replace(endpoint.Url, "");
        return new ArchitectureEndpoint(
            $"{endpoint.Service}/{endpoint.LogicalId} {endpoint.Method} {path}",
            endpoint.Service,
            isApi ? "api" : "loadBalancer",
            endpoint.Method,
            endpoint.Url,
            isApi ? $"{endpoint.Service}/{endpoint.LogicalId}" : ArchitectureReader.LoadBalancerOf(endpoint.Service),
            $"{endpoint.Method} {path}")
        {
            Body = endpoint.SampleBody,
            ContentType = endpoint.SampleBody is null ? null : "application/json",
            Headers = endpoint.Headers.Count == 0 ? null : endpoint.Headers,
            Parameters = [.. Parameter().Matches(endpoint.Url).Select(match => match.Groups[1].Value).Distinct()],
        };
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "What runs here is not trimmed: the services' functions are found by their names.")]
    private static IEnumerable<ArchitectureEndpoint> Messages(LocalCloud cloud, IReadOnlyList<ArchitectureNode> nodes)
    {
        var names = nodes.ToDictionary(node => node.Id, node => node.Name, StringComparer.Ordinal);
        var telemetry = cloud.Resources.Telemetry;
        var topics = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < cloud.Stacks.Count; i++)
        {
            foreach (var mapping in cloud.Stacks[i].Of("AWS::Lambda::EventSourceMapping"))
            {
                var queue = cloud.Resources.Queues.FindByArn(mapping.Text("EventSourceArn")!)!;
                var id = telemetry.IdOfQueue(queue.Settings.Arn)!;
                var body = SampleMessage.Of(cloud.Services[i].Assembly, mapping.Class);
                var topic = cloud.Resources.Topics.Topics.FirstOrDefault(topic => topic.Subscriptions.Any(subscription => subscription.Endpoint.Arn == queue.Settings.Arn));
                if (topic is not null && topics.Add(topic.Settings.Arn))
                {
                    var topicId = telemetry.IdOfTopic(topic.Settings.Arn)!;
                    yield return Message(cloud, topicId, "topic", $"Publish {names[topicId]}", $"topics/{topic.Settings.Name}", body, topic.Settings.Fifo, topic.Settings.ContentBasedDeduplication);
                }

                yield return Message(cloud, id, "queue", $"Send {names[id]}", $"queues/{queue.Settings.Name}", body, queue.Settings.FifoQueue, queue.Settings.ContentBasedDeduplication);
            }
        }
    }

    private static ArchitectureEndpoint Message(LocalCloud cloud, string node, string kind, string title, string path, string? body, bool isFifo, bool hasDeduplication)
    {
        string[] parameters = !isFifo ? [] : hasDeduplication ? ["group"] : ["group", "deduplication"];
        var query = parameters.Length == 0 ? "" : "?" + string.Join("&", parameters.Select(parameter => $"{parameter}={{{parameter}}}"));
        return new ArchitectureEndpoint($"{node} POST", node.Split('/')[0], kind, "POST", $"{cloud.Endpoint.ToString().TrimEnd('/')}/{path}{query}", node, title)
        {
            Body = body ?? "text",
            ContentType = body is null ? "text/plain" : "application/json",
            Parameters = parameters,
        };
    }

    [GeneratedRegex("^[a-z]+://[^/]+")]
    private static partial Regex Authority();

    [GeneratedRegex(@"\{([^{}]+)\}")]
    private static partial Regex Parameter();
}
