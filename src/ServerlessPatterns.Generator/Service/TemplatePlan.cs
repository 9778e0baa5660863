using ServerlessPatterns.Generator.CloudFormation;
using ServerlessPatterns.Generator.Crud;
using ServerlessPatterns.Generator.FanOut;
using ServerlessPatterns.Generator.LoadBalancer;
using ServerlessPatterns.Generator.Queue;

namespace ServerlessPatterns.Generator.Service;

/// <summary>
/// The names inside a service's template: logical ids, and how each queue and topic is referred to. What the template holds is referred to
/// directly; what another service's template holds is found through the SSM parameters that it writes.
/// </summary>
internal sealed class TemplatePlan
{
    private readonly LogicalIdPlan _ids;
    private readonly Dictionary<string, LogicalIds> _queues = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LogicalIds> _topics = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LogicalIds> _tables = new(StringComparer.Ordinal);

    public TemplatePlan(
        IReadOnlyCollection<QueueConsumerModel> consumers,
        IReadOnlyCollection<TopicModel> topics,
        IReadOnlyCollection<TableModel> tables,
        IReadOnlyCollection<LoadBalancerTargetModel> targets)
    {
        _ids = new LogicalIdPlan(
        [
            .. consumers.Select(consumer => consumer.Function.Class),
            .. topics.Select(topic => topic.Message),
            .. tables.Select(table => table.Item),
            .. targets.Select(target => target.Function.Class),
        ]);
        Parameters = new AddressNames(consumers.Where(consumer => consumer.Topic is null).Select(consumer => consumer.QueueName), topics.Select(topic => topic.Name));
        foreach (var consumer in consumers.Where(consumer => consumer.Topic is null))
        {
            _queues[consumer.QueueName] = Ids(consumer.Function.Class);
        }

        foreach (var topic in topics)
        {
            _topics[topic.Name] = Ids(topic.Message);
        }

        foreach (var table in tables)
        {
            _tables[table.Item.Reference] = Ids(table.Item);
        }
    }

    /// <summary>The logical ids of the SSM parameters that the template writes.</summary>
    public AddressNames Parameters { get; }

    /// <summary>The logical ids of a class's or message's resources.</summary>
    public LogicalIds Ids(ClassName name) => _ids.Of(name);

    public JsonNode QueueUrl(string name) => _queues.TryGetValue(name, out var ids) ? Intrinsic.Ref(ids.Queue) : Resolve("queues", name, "url");

    public JsonNode QueueArn(string name) => _queues.TryGetValue(name, out var ids) ? Intrinsic.GetAtt(ids.Queue, "Arn") : Resolve("queues", name, "arn");

    /// <summary>A topic's ARN is what Ref gives.</summary>
    public JsonNode TopicArn(string name) => _topics.TryGetValue(name, out var ids) ? Intrinsic.Ref(ids.Topic) : Resolve("topics", name, "arn");

    /// <summary>The table of items of a type; null where the template has none.</summary>
    public string? Table(string item) => _tables.TryGetValue(item, out var ids) ? ids.Table : null;

    /// <summary>The logical id of a queue that can be sent to; null where the template has none of that name.</summary>
    public string? QueueId(string name) => _queues.TryGetValue(name, out var ids) ? ids.Queue : null;

    /// <summary>The logical id of a topic; null where the template has none of that name.</summary>
    public string? TopicId(string name) => _topics.TryGetValue(name, out var ids) ? ids.Topic : null;

    /// <summary>The name of the SSM parameter that holds an address.</summary>
    public static string ParameterName(string kind, string name, string address) => $"/serverless-patterns/${{{TemplateParameters.Environment}}}/{kind}/{name}/{address}";

    /// <summary>See https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm.html</summary>
    private static JsonNode Resolve(string kind, string name, string address) => Intrinsic.Sub($"{{{{resolve:ssm:{ParameterName(kind, name, address)}}}}}");
}
