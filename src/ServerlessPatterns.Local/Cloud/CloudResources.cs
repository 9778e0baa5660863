using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ServerlessPatterns.Local.Alarms;
using ServerlessPatterns.Local.EventSources;
using ServerlessPatterns.Local.Filters;
using ServerlessPatterns.Local.Functions;
using ServerlessPatterns.Local.Queues;
using ServerlessPatterns.Local.Tables;
using ServerlessPatterns.Local.Telemetry;
using ServerlessPatterns.Local.Template;
using ServerlessPatterns.Local.Topics;

namespace ServerlessPatterns.Local;

/// <summary>Makes queues, topics, subscriptions, functions and mappings of what templates say.</summary>
internal sealed class CloudResources(TimeProvider time, bool isScaled, ProcessEnvironment environment, InvocationFeed invocations) : IDisposable
{
    // Filters are shown to people.
    private static readonly JsonSerializerOptions s_asWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<string, LocalFunction> _functions = new(StringComparer.Ordinal);
    private CloudApis? _apis;

    public QueueRegistry Queues { get; } = new(time);

    public TopicRegistry Topics { get; } = new();

    /// <summary>Tables go by the machine's clock, however fast the queues' runs: it is the one by which functions say when an item ends.</summary>
    public DynamoDb Tables { get; } = new(TimeProvider.System, PhysicalNames.Region, PhysicalNames.Account);

    public CloudApis Apis => _apis ??= new(Tables, time);

    /// <summary>Functions by their ARN and by their name.</summary>
    public IReadOnlyDictionary<string, LocalFunction> Functions => _functions;

    public List<QueueMapping> Mappings { get; } = [];

    /// <summary>What is recorded of them all.</summary>
    public CloudTelemetry Telemetry { get; } = new();

    /// <summary>What services answer here over HTTP.</summary>
    public List<LocalEndpoint> Endpoints { get; } = [];

    /// <summary>What is not as it would be in AWS, for people.</summary>
    public List<string> Warnings { get; } = [];

    /// <summary>The alarms, once all services are connected.</summary>
    public CloudAlarms? Alarms { get; private set; }

    /// <summary>Begins to evaluate alarms.</summary>
    public void StartAlarms(IEnumerable<LocalStack> stacks)
        => Alarms = new CloudAlarms(stacks.SelectMany(stack => stack.Of("AWS::CloudWatch::Alarm").Select(alarm => AlarmSettings.Read(stack, alarm))), new AlarmMetrics(Telemetry), time);

    /// <summary>Nothing is recorded any more.</summary>
    public void Dispose()
    {
        Alarms?.Dispose();
        Telemetry.Dispose();
    }

    /// <summary>Makes what services own; what they read of each other is there after all have been added.</summary>
    public void AddOwned(LocalStack stack)
    {
        Tables.Observer ??= new TableOperations(Telemetry);
        foreach (var queue in stack.Of("AWS::SQS::Queue"))
        {
            Telemetry.Add(stack.IdOf(queue), LogicalNames.Of(stack, queue), Queues.Add(QueueOf(queue)));
        }

        foreach (var table in stack.Of("AWS::DynamoDB::Table"))
        {
            Telemetry.Add(stack.IdOf(table), LogicalNames.Of(stack, table), Tables.Create(TableSchema.Read(table.Ref, Element(table.Properties))));
        }

        foreach (var topic in stack.Of("AWS::SNS::Topic"))
        {
            var made = new LocalTopic(
                new TopicSettings(topic.Attributes["TopicName"], topic.Ref)
                {
                    Fifo = topic.Is("FifoTopic"),
                    ContentBasedDeduplication = topic.Is("ContentBasedDeduplication"),
                    DeduplicatesByGroup = topic.Text("FifoThroughputScope") == "MessageGroup",
                },
                time);
            Topics.Add(made);
            Telemetry.Add(stack.IdOf(topic), LogicalNames.Of(stack, topic), made);
        }
    }

    /// <summary>Moves dead letters back, each to where it came from; what a topic could not deliver, to the queue that it was for.</summary>
    /// <exception cref="LocalException">It is no dead-letter queue.</exception>
    public int Redrive(LocalQueue queue)
    {
        var subscription = Topics.Topics.SelectMany(topic => topic.Subscriptions).FirstOrDefault(one => one.DeadLetterQueue?.Arn == queue.Settings.Arn);
        var source = subscription is null ? null : Queues.FindByArn(subscription.Endpoint.Arn);
        return source is not null || Queues.SourcesOf(queue).Any() ? queue.MoveMessages(source)
            : throw new LocalException($"The queue '{queue.Settings.Name}' is no dead-letter queue: its messages have no queue to go back to.");
    }

    /// <summary>Makes what ties them together.</summary>
    [RequiresUnreferencedCode("Finds functions by their names.")]
    public void Connect(LocalStack stack, ServiceAssembly service)
    {
        foreach (var subscription in stack.Of("AWS::SNS::Subscription"))
        {
            Subscribe(stack, subscription);
        }

        foreach (var function in stack.Of("AWS::Lambda::Function"))
        {
            AddFunction(stack, service, function);
        }

        foreach (var mapping in stack.Of("AWS::Lambda::EventSourceMapping"))
        {
            Map(stack, mapping);
        }
    }

    private static QueueSettings QueueOf(LocalResource queue)
    {
        var redrive = queue.Properties["RedrivePolicy"];
        return new QueueSettings(queue.Attributes["QueueName"], queue.Ref, queue.Arn)
        {
            VisibilityTimeout = queue.Number("VisibilityTimeout", 30),
            MessageRetentionPeriod = queue.Number("MessageRetentionPeriod", 345_600),
            DelaySeconds = queue.Number("DelaySeconds", 0),
            MaximumMessageSize = queue.Number("MaximumMessageSize", 1_048_576),
            ReceiveMessageWaitTimeSeconds = queue.Number("ReceiveMessageWaitTimeSeconds", 0),
            FifoQueue = queue.Is("FifoQueue"),
            ContentBasedDeduplication = queue.Is("ContentBasedDeduplication"),
            DeduplicationScope = queue.Text("DeduplicationScope") ?? "queue",
            FifoThroughputLimit = queue.Text("FifoThroughputLimit") ?? "perQueue",
            DeadLetterTargetArn = redrive?["deadLetterTargetArn"]?.ToString(),
            MaxReceiveCount = redrive?["maxReceiveCount"] is { } count ? int.Parse(count.ToString(), CultureInfo.InvariantCulture) : 10,
        };
    }

    private void Subscribe(LocalStack stack, LocalResource subscription)
    {
        var topicArn = subscription.Text("TopicArn")!;
        if (Topics.Topics.FirstOrDefault(topic => topic.Settings.Arn == topicArn) is not { } found)
        {
            Warnings.Add($"{subscription.LogicalId} of {stack.Service} is not subscribed: the service that owns its topic does not run here. Add it with --with and its folder.");
            return;
        }

        var endpoint = Queues.FindByArn(subscription.Text("Endpoint")!) ?? throw new LocalException($"{subscription.LogicalId} of {stack.Service} has the endpoint {subscription.Text("Endpoint")}, which is no queue of it.");
        var deadLetters = subscription.Properties["RedrivePolicy"]?["deadLetterTargetArn"]?.ToString() is { } arn ? Queues.FindByArn(arn) : null;
        try
        {
            found.Subscribe(new TopicSubscription($"{topicArn}:{stack.Service}-{subscription.LogicalId}", new QueueEndpoint(endpoint))
            {
                RawMessageDelivery = subscription.Is("RawMessageDelivery"),
                Filter = subscription.Properties["FilterPolicy"] is { } policy
                    ? FilterPolicy.Parse(Element(policy), subscription.Text("FilterPolicyScope") == "MessageBody" ? FilterMode.MessageBody : FilterMode.MessageAttributes)
                    : null,
                DeadLetterQueue = deadLetters is null ? null : new QueueEndpoint(deadLetters),
            });
        }
        catch (Exception e) when (e is TopicException or FilterPolicyException)
        {
            throw new LocalException($"SNS would refuse {subscription.LogicalId} of {stack.Service}: {e.Message}", e);
        }
    }

    [RequiresUnreferencedCode("Finds functions by their names.")]
    private void AddFunction(LocalStack stack, ServiceAssembly service, LocalResource function)
    {
        foreach (var (variable, value) in function.Properties["Environment"]?["Variables"] as JsonObject ?? [])
        {
            // All functions have this one; it says which of them a process is, and here it is all of them.
            if (variable != "SERVERLESS_PATTERNS_FUNCTION" && !environment.TrySet(variable, value?.ToString()))
            {
                Warnings.Add($"{function.LogicalId} of {stack.Service} has the environment variable {variable} with another value than an other function: all functions share this process, and the first has its way.");
            }
        }

        var shortName = function.Class[(function.Class.LastIndexOfAny(['.', '+']) + 1)..];
        var name = shortName.Length == 0 ? function.LogicalId : shortName;
        var made = new LocalFunction(
            stack.Service,
            name,
            function.Arn,
            TimeSpan.FromSeconds(function.Number("Timeout", 3)),
            service.Create(function),
            invocations)
        {
            ReservedConcurrency = function.Properties["ReservedConcurrentExecutions"] is null ? null : function.Number("ReservedConcurrentExecutions", 0),
            Telemetry = Telemetry.AddFunction(stack.IdOf(function), stack.Service, name, function.Ref),
        };
        if (made.ReservedConcurrency == 0)
        {
            Warnings.Add($"{name} of {stack.Service} is switched off by its ReservedConcurrency of 0: its messages stay in their queue, and its requests are answered with 502.");
        }

        _functions.Add(function.Arn, made);
        _functions.Add(function.Ref, made);
    }

    private void Map(LocalStack stack, LocalResource mapping)
    {
        var queue = Queues.FindByArn(mapping.Text("EventSourceArn")!) ?? throw new LocalException($"{mapping.LogicalId} of {stack.Service} reads {mapping.Text("EventSourceArn")}, which is no queue of it.");
        var function = _functions[mapping.Text("FunctionName")!];
        var settings = new QueueMappingSettings
        {
            BatchSize = mapping.Number("BatchSize", 10),
            MaximumBatchingWindowInSeconds = mapping.Number("MaximumBatchingWindowInSeconds", 0),
            MaximumConcurrency = mapping.Properties["ScalingConfig"]?["MaximumConcurrency"] is { } most ? int.Parse(most.ToString(), CultureInfo.InvariantCulture) : null,
            ReservedConcurrency = function.ReservedConcurrency,
            ReportBatchItemFailures = mapping.Properties["FunctionResponseTypes"] is JsonArray types && types.Any(type => type?.ToString() == "ReportBatchItemFailures"),
            Enabled = mapping.Properties["Enabled"] is null || mapping.Is("Enabled"),
            HidesWhileRunning = () => isScaled || function.IsDebugged(),
            Filter = FilterOf(stack, mapping),
        };
        var taken = Telemetry.Edge($"{Telemetry.IdOfQueue(queue.Settings.Arn)}->{function.Telemetry!.Id}");
        try
        {
            Mappings.Add(new QueueMapping(
                queue,
                settings,
                (batch, cancellationToken) =>
                {
                    taken.Add(batch.Messages.Count);
                    return function.InvokeAsync(batch, cancellationToken);
                },
                Queues.Quiescence,
                time));
        }
        catch (ArgumentException e)
        {
            throw new LocalException($"Lambda would refuse {mapping.LogicalId} of {stack.Service}: {e.Message}", e);
        }
    }

    private static CriteriaPredicate? FilterOf(LocalStack stack, LocalResource mapping)
    {
        try
        {
            return mapping.Properties["FilterCriteria"] is { } criteria ? new CriteriaPredicate(FilterCriteria.Parse(Element(criteria))) : null;
        }
        catch (FilterPolicyException e)
        {
            throw new LocalException($"Lambda would refuse the FilterCriteria of {mapping.LogicalId} of {stack.Service}: {e.Message}", e);
        }
    }

    private static JsonElement Element(JsonNode node) => JsonSerializer.SerializeToElement(node, s_asWritten);
}
