using System.Globalization;
using System.Text.Json.Nodes;
using ServerlessPatterns.Local.Telemetry;
using ServerlessPatterns.Local.Template;
using ServerlessPatterns.Local.Topics;

namespace ServerlessPatterns.Local.Page.Architecture;

/// <summary>Reads the architecture out of the stacks that run. Where the service's own diagram has a word for something, it is that.</summary>
internal sealed class ArchitectureReader
{
    private const string LoadBalancer = "LoadBalancerListener";

    private readonly LocalCloud _cloud;
    private readonly List<ArchitectureNode> _nodes = [];
    private readonly Dictionary<string, ArchitectureEdge> _edges = new(StringComparer.Ordinal);

    private ArchitectureReader(LocalCloud cloud) => _cloud = cloud;

    private CloudTelemetry Telemetry => _cloud.Resources.Telemetry;

    public static SystemArchitecture Read(LocalCloud cloud)
    {
        var reader = new ArchitectureReader(cloud);
        foreach (var stack in cloud.Stacks)
        {
            reader.AddNodes(stack);
        }

        foreach (var stack in cloud.Stacks)
        {
            reader.ConnectQueues(stack);
            reader.ConnectFunctions(stack);
            reader.ConnectApis(stack);
            reader.ConnectLoadBalancer(stack);
        }

        return new SystemArchitecture(reader._nodes, [.. reader._edges.Values], EndpointReader.Read(cloud, reader._nodes));
    }

    /// <summary>The id of the load balancer that stands before a service's functions.</summary>
    public static string LoadBalancerOf(string service) => $"{service}/{LoadBalancer}";

    private void AddNodes(LocalStack stack)
    {
        foreach (var topic in stack.Of("AWS::SNS::Topic"))
        {
            var settings = Telemetry.Topics[stack.IdOf(topic)].Topic.Settings;
            Add(stack, topic, "topic", LogicalNames.Of(stack, topic), Line(settings.Fifo ? "FIFO topic" : "topic", settings.ContentBasedDeduplication ? "content-based deduplication" : null));
        }

        foreach (var queue in stack.Of("AWS::SQS::Queue").OrderBy(queue => IsDeadLetterQueue(stack, queue)))
        {
            AddQueue(stack, queue);
        }

        foreach (var function in stack.Of("AWS::Lambda::Function"))
        {
            Add(stack, function, "function", _cloud.Resources.Functions[function.Arn].Name, $"timeout {Number(function, "Timeout", 3)} s, {Number(function, "MemorySize", 128)} MB");
        }

        foreach (var table in stack.Of("AWS::DynamoDB::Table"))
        {
            var schema = Telemetry.Tables[stack.IdOf(table)].Table.Schema;
            Add(stack, table, "table", LogicalNames.Of(stack, table), Line(
                $"partition key {schema.PartitionKey.Name}",
                schema.SortKey is { } sort ? $"sort key {sort.Name}" : null,
                schema.TimeToLive is { } expiry ? $"expires by {expiry}" : null));
        }

        foreach (var api in stack.Of("AWS::ApiGateway::RestApi"))
        {
            Add(stack, api, "api", stack.Service, "REST API");
        }

        if (stack.Of("AWS::ElasticLoadBalancingV2::ListenerRule").Any())
        {
            _nodes.Add(new ArchitectureNode(LoadBalancerOf(stack.Service), "loadBalancer", "HTTPS listener", stack.Service, "load balancer"));
        }
    }

    private void AddQueue(LocalStack stack, LocalResource queue)
    {
        var settings = Telemetry.Queues[stack.IdOf(queue)].Queue.Settings;
        if (IsDeadLetterQueue(stack, queue))
        {
            var isOfSubscription = stack.Of("AWS::SNS::Subscription").Any(subscription => subscription.Properties["RedrivePolicy"]?["deadLetterTargetArn"]?.ToString() == queue.Arn);
            Add(stack, queue, "deadLetterQueue", LogicalNames.Of(stack, queue), isOfSubscription ? "subscription's dead-letter queue" : "dead-letter queue");
            return;
        }

        Add(stack, queue, "queue", LogicalNames.Of(stack, queue), Line(
            settings.FifoQueue ? "FIFO" : null,
            string.Create(CultureInfo.InvariantCulture, $"visibility {settings.VisibilityTimeout} s"),
            settings.DeadLetterTargetArn is null ? null : string.Create(CultureInfo.InvariantCulture, $"{settings.MaxReceiveCount} tries")));
    }

    private static bool IsDeadLetterQueue(LocalStack stack, LocalResource queue) => LogicalNames.SourceOf(stack, queue) != queue;

    private void ConnectQueues(LocalStack stack)
    {
        foreach (var subscription in stack.Of("AWS::SNS::Subscription"))
        {
            var queue = Telemetry.IdOfQueue(subscription.Text("Endpoint")!);
            if (Telemetry.IdOfTopic(subscription.Text("TopicArn")!) is not { } topic || queue is null
                || Telemetry.Topics[topic].Topic.Subscriptions.FirstOrDefault(one => one.Arn.EndsWith($":{stack.Service}-{subscription.LogicalId}", StringComparison.Ordinal)) is not { } running)
            {
                continue;
            }

            Connect(topic, queue, "subscription", FilterSentence.Of(subscription.Properties["FilterPolicy"]), () => running.Count(DeliveryOutcome.Delivered));
            if (running.DeadLetterQueue is { } deadLetters && Telemetry.IdOfQueue(deadLetters.Arn) is { } id)
            {
                Connect(topic, id, "deadLetters", "when delivery fails", () => running.Count(DeliveryOutcome.DeadLettered));
            }
        }

        foreach (var queue in stack.Of("AWS::SQS::Queue").Select(queue => Telemetry.Queues[stack.IdOf(queue)]))
        {
            if (queue.Queue.Settings is { DeadLetterTargetArn: { } arn } settings && Telemetry.IdOfQueue(arn) is { } deadLetters)
            {
                Connect(queue.Id, deadLetters, "deadLetters", string.Create(CultureInfo.InvariantCulture, $"after {settings.MaxReceiveCount} receives"), () => queue.DeadLetteredCount);
            }
        }

        foreach (var mapping in stack.Of("AWS::Lambda::EventSourceMapping"))
        {
            var queue = Telemetry.IdOfQueue(mapping.Text("EventSourceArn")!)!;
            var function = _cloud.Resources.Functions[mapping.Text("FunctionName")!].Telemetry!.Id;
            Connect(queue, function, "mapping", FilterSentence.OfCriteria(mapping.Properties["FilterCriteria"]));
        }
    }

    private void ConnectFunctions(LocalStack stack)
    {
        foreach (var function in stack.Of("AWS::Lambda::Function"))
        {
            foreach (var target in RolePermissions.Of(stack, function.Text("Role")).GroupBy(allowed => allowed.Resource, allowed => allowed.Action, StringComparer.Ordinal))
            {
                if (Telemetry.IdOfQueue(target.Key) is { } queue && target.Contains("sqs:SendMessage"))
                {
                    Connect(stack.IdOf(function), queue, "sends", "sends");
                }
                else if (Telemetry.IdOfTopic(target.Key) is { } topic && target.Contains("sns:Publish"))
                {
                    Connect(stack.IdOf(function), topic, "sends", "publishes");
                }
                else if (Telemetry.TableOf(target.Key)?.Id is { } table)
                {
                    Connect(stack.IdOf(function), table, "reads", RolePermissions.AreReading(target) ? "reads" : "reads and writes");
                }
            }
        }
    }

    private void ConnectApis(LocalStack stack)
    {
        var paths = stack.Of("AWS::ApiGateway::Resource").ToDictionary(resource => resource.Ref, StringComparer.Ordinal);
        foreach (var api in stack.Of("AWS::ApiGateway::RestApi"))
        {
            var methods = stack.Of("AWS::ApiGateway::Method").Where(method => method.Text("RestApiId") == api.Ref && method.Text("HttpMethod") != "OPTIONS");
            var integrations = from method in methods
                               from allowed in RolePermissions.Of(stack, method.Properties["Integration"]?["Credentials"]?.ToString())
                               let table = Telemetry.TableOf(allowed.Resource)?.Id
                               where table is not null
                               select (Table: table, Path: PathOf(method.Text("ResourceId")), Verb: method.Text("HttpMethod")!);
            foreach (var table in integrations.Distinct().GroupBy(each => each.Table, StringComparer.Ordinal))
            {
                var label = table.GroupBy(each => each.Path, StringComparer.Ordinal).Select(path => $"{string.Join(", ", path.Select(each => each.Verb).Distinct().Order(StringComparer.Ordinal))} {path.Key}");
                Connect(stack.IdOf(api), table.Key!, "integration", string.Join("; ", label));
            }
        }

        string PathOf(string? resource) => resource is not null && paths.TryGetValue(resource, out var found) ? $"{PathOf(found.Text("ParentId"))}/{found.Text("PathPart")}" : "";
    }

    private void ConnectLoadBalancer(LocalStack stack)
    {
        var groups = stack.Of("AWS::ElasticLoadBalancingV2::TargetGroup").ToDictionary(one => one.Ref, StringComparer.Ordinal);
        var routes = from rule in stack.Of("AWS::ElasticLoadBalancingV2::ListenerRule").OrderBy(rule => rule.Number("Priority", 0))
                     from action in rule.Properties["Actions"] as JsonArray ?? []
                     let targets = groups.GetValueOrDefault(action?["TargetGroupArn"]?.ToString() ?? "")
                     where targets is not null
                     from target in targets.Properties["Targets"] as JsonArray ?? []
                     let function = _cloud.Resources.Functions.GetValueOrDefault(target?["Id"]?.ToString() ?? "")
                     where function is not null
                     select (Function: function.Telemetry!.Id, Requests: RequestsOf(rule));
        foreach (var function in routes.GroupBy(route => route.Function, route => route.Requests, StringComparer.Ordinal))
        {
            Connect(LoadBalancerOf(stack.Service), function.Key, "route", string.Join(", ", function.Distinct()));
        }
    }

    private static string RequestsOf(LocalResource rule)
    {
        var conditions = rule.Properties["Conditions"] as JsonArray ?? [];
        return Values("host-header", "HostHeaderConfig") + Values("path-pattern", "PathPatternConfig");

        string Values(string field, string configuration)
            => string.Join(", ", conditions.Where(condition => condition?["Field"]?.ToString() == field).SelectMany(condition => condition![configuration]?["Values"] as JsonArray ?? []).Select(value => value?.ToString()));
    }

    private void Add(LocalStack stack, LocalResource resource, string kind, string name, string? detail)
        => _nodes.Add(new ArchitectureNode(stack.IdOf(resource), kind, name, stack.Service, detail));

    private void Connect(string from, string to, string kind, string? label, Func<long>? count = null)
    {
        var id = ArchitectureEdge.IdOf(from, to);
        if (!_edges.ContainsKey(id))
        {
            var counter = Telemetry.Edge(id);
            _edges.Add(id, new ArchitectureEdge(from, to, kind, label, count ?? (() => counter.Value)));
        }
    }

    private static string Number(LocalResource resource, string property, int otherwise) => resource.Number(property, otherwise).ToString(CultureInfo.InvariantCulture);

    private static string Line(params string?[] parts) => string.Join(", ", parts.Where(part => part is not null));
}
