using ServerlessPatterns.Generator.Crud;
using ServerlessPatterns.Generator.Crud.Items;
using ServerlessPatterns.Generator.FanOut;
using ServerlessPatterns.Generator.Filters;
using ServerlessPatterns.Generator.LoadBalancer;
using ServerlessPatterns.Generator.Messages;
using ServerlessPatterns.Generator.Queue;
using ServerlessPatterns.Generator.Sending;
using ServerlessPatterns.Generator.Service;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Tests.CloudFormation;

/// <summary>Models as readers make them, for tests of what is written from them.</summary>
internal static class Models
{
    public static readonly BuildSettings Net10 = new("net10.0", "", PublishAot: false, PublishTrimmed: false, SelfContained: false);

    public static readonly BuildSettings NativeAot = Net10 with { PublishAot = true, RuntimeIdentifier = "linux-arm64", SelfContained = true };

    public static ServiceModel ServiceOf(params QueueConsumerModel[] consumers) => new(
        new AssemblyModel("Acme.Billing", "billing", IsExecutable: true, HasEntryPoint: false, Startup: null, LambdaCore: null),
        Net10,
        new ServicePatterns { QueueConsumers = consumers.ToEquatableArray() });

    public static ServiceModel Owning(this ServiceModel service, params TopicModel[] topics) => service with { Patterns = service.Patterns with { Topics = topics.ToEquatableArray() } };

    public static ServiceModel With(this ServiceModel service, params TableModel[] tables) => service with { Patterns = service.Patterns with { Tables = tables.ToEquatableArray() } };

    public static ServiceModel Behind(this ServiceModel service, params LoadBalancerTargetModel[] targets) => service with { Patterns = service.Patterns with { Targets = targets.ToEquatableArray() } };

    public static ServiceModel ClassLibrary(this ServiceModel service) => service with { Assembly = service.Assembly with { IsExecutable = false } };

    public static ClassName Class(string name, string ns = "Acme.Billing") => new(ns, name, "global::" + (ns.Length == 0 ? name : ns + "." + name));

    public static QueueConsumerModel Consumer(string name = "InvoiceWriter", string queue = "order-placed", string ns = "Acme.Billing") => new(
        Function(name, ns),
        queue,
        Topic: null,
        new MessageModel("global::Acme.Billing.OrderPlaced", MessageForm.Json, null),
        new EquatableArray<HandlerParameter>([HandlerParameter.Message]),
        HandlerReturn.Task,
        BatchSize: 10,
        MaximumBatchingWindowSeconds: 0,
        MaximumConcurrency: null,
        MaxReceiveCount: 5,
        Fifo: false,
        Parallelism: 1,
        RetentionDays: 4,
        CustomerManagedKey: false,
        EquatableArray<FilterCondition>.Empty);

    public static TopicModel Topic(string message = "OrderPlaced", string name = "order-placed", string ns = "Acme.Contracts")
        => new(Class(message, ns), name, Fifo: false, ContentBasedDeduplication: false);

    public static TableModel Table(string item = "Product", string path = "products") => new(
        Class(item),
        IsPublic: true,
        new MessageModel("global::Acme.Billing." + item, MessageForm.Json, null),
        path,
        TableOperations.All,
        TableAuthorization.Iam,
        RateLimit: 100,
        BurstLimit: 200,
        EquatableArray<string>.Empty,
        DeletionProtection: true,
        AllowUnknownMembers: false,
        new TableKeyModel("id", "Id", "string", Text, "id"),
        SortKey: null,
        IsKeyGenerated: false,
        TimeToLive: null,
        new EquatableArray<ItemMember>(
        [
            new ItemMember("id", Text, IsRequired: true),
            new ItemMember("name", Text, IsRequired: true),
            new ItemMember("price", ItemShape.Scalar(ItemShapeKind.Number, ValueRules.None), IsRequired: true),
            new ItemMember("tags", ItemShape.Of(ItemShapeKind.List, Text), IsRequired: false),
        ]));

    public static LoadBalancerTargetModel Target(string name = "Orders", string pathPattern = "/orders/*", int priority = 10, string ns = "Acme.Billing") => new(
        Function(name, ns),
        pathPattern,
        priority,
        Host: null,
        HealthCheckPath: null,
        EquatableArray<EndpointMethodModel>.Empty,
        EquatableArray<RouteModel>.Empty,
        EquatableArray<JsonContextModel>.Empty);

    private static FunctionModel Function(string name, string ns)
        => new(Class(name, ns), 30, 512, null, EquatableArray<ConstructorArgument>.Empty, Disposal.None, EquatableArray<AllowedAction>.Empty, EquatableArray<SenderModel>.Empty);

    private static ItemShape Text => ItemShape.Scalar(ItemShapeKind.Text, ValueRules.None);

    /// <summary>The consumer, subscribed to a topic.</summary>
    public static QueueConsumerModel Of(this QueueConsumerModel consumer, TopicModel topic, string owner = "billing")
        => consumer with { Topic = new TopicReference(topic.Name, topic.Fifo, owner), Fifo = topic.Fifo };

    public static QueueConsumerModel Allowing(this QueueConsumerModel consumer, string action, string resource) => consumer with
    {
        Function = consumer.Function with
        {
            AllowedActions = consumer.Function.AllowedActions.Append(new AllowedAction(action, resource)).ToEquatableArray(),
        },
    };

    public static QueueConsumerModel Sending(this QueueConsumerModel consumer, SenderKind kind, string name, string message = "global::Acme.Billing.Sent") => consumer with
    {
        Function = consumer.Function with
        {
            Senders = consumer.Function.Senders.Append(new SenderModel(kind, new MessageModel(message, MessageForm.Json, null), name, SenderVariable.Of(kind, name))).ToEquatableArray(),
        },
    };

    public static FilterCondition Condition(string path, FilterOperator comparison, params string[] values)
        => new(path.Split('.').ToEquatableArray(), new EquatableArray<FilterComparison>([new FilterComparison(comparison, values.ToEquatableArray())]));
}
