using ServerlessPatterns.Local.Queues;
using ServerlessPatterns.Local.Template;

namespace ServerlessPatterns.Local;

public sealed partial class LocalCloud
{
    /// <summary>The queue that a consumer reads.</summary>
    /// <typeparam name="TConsumer">The class with [QueueConsumer].</typeparam>
    /// <returns>The queue.</returns>
    /// <exception cref="LocalException">No service here has the class as a consumer.</exception>
    public CloudQueue Queue<TConsumer>() => new(QueueOf(typeof(TConsumer)), _resources);

    /// <summary>The dead-letter queue of the queue that a consumer reads: what failed its maximum of times.</summary>
    /// <typeparam name="TConsumer">The class with [QueueConsumer].</typeparam>
    /// <returns>The queue.</returns>
    /// <exception cref="LocalException">No service here has the class as a consumer.</exception>
    public CloudQueue DeadLetterQueue<TConsumer>()
        => QueueOf(typeof(TConsumer)) is var queue && queue.Settings.DeadLetterTargetArn is { } arn && _resources.Queues.FindByArn(arn) is { } deadLetters
            ? new CloudQueue(deadLetters, _resources)
            : throw new LocalException($"The queue {queue.Settings.Name} has no dead-letter queue.");

    /// <summary>The topic of a message.</summary>
    /// <typeparam name="TMessage">The type with [FanOutTopic].</typeparam>
    /// <returns>The topic.</returns>
    /// <exception cref="LocalException">No service here owns the message's topic.</exception>
    public CloudTopic Topic<TMessage>()
        => Of("AWS::SNS::Topic", typeof(TMessage)) is { } topic ? new CloudTopic(_resources.Topics.Find(topic.Ref))
            : throw new LocalException($"No service that runs here owns a topic of {typeof(TMessage)}. Does it bear [FanOutTopic], and is its owner among the services?");

    /// <summary>The table of a type.</summary>
    /// <typeparam name="TTable">The type with [CrudTable].</typeparam>
    /// <returns>The table.</returns>
    /// <exception cref="LocalException">No service here has a table of it.</exception>
    public CloudTable Table<TTable>()
        => Of("AWS::DynamoDB::Table", typeof(TTable)) is { } table ? new CloudTable(_resources.Tables, table.Ref)
            : throw new LocalException($"No service that runs here has a table of {typeof(TTable)}. Does it bear [CrudTable], and is its assembly among the services?");

    /// <summary>Where the API of a table is, for an HttpClient's BaseAddress: with <c>new ProductClient(new HttpClient { BaseAddress = … })</c>, for example.</summary>
    /// <typeparam name="TTable">The type with [CrudTable].</typeparam>
    /// <returns>The URL of the API's stage, with a slash at its end.</returns>
    /// <exception cref="LocalException">No service here has an API of the table.</exception>
    public Uri Api<TTable>()
        => _resources.Apis.All.FirstOrDefault(api => api.Methods.Any(each => IsOf(each.Method.Class, typeof(TTable)))) is { } found ? new Uri(Endpoint, $"{found.BasePath}/")
            : throw new LocalException($"No service that runs here has an API of {typeof(TTable)}. Does it bear [CrudTable] with Operations other than None, and is its assembly among the services?");

    private LocalQueue QueueOf(Type consumer)
        => Of("AWS::Lambda::EventSourceMapping", consumer) is { } mapping && _resources.Queues.FindByArn(mapping.Text("EventSourceArn")!) is { } queue ? queue
            : throw new LocalException($"No service that runs here has {consumer} as a consumer. Does it bear [QueueConsumer], and is its assembly among the services?");

    private LocalResource? Of(string type, Type from)
        => _stacks.SelectMany(stack => stack.Of(type)).FirstOrDefault(resource => IsOf(resource.Class, from));

    private static bool IsOf(string className, Type type) => className.Replace('+', '.') == type.FullName?.Replace('+', '.');
}
