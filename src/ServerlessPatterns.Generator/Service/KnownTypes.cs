using Microsoft.CodeAnalysis;

namespace ServerlessPatterns.Generator.Service;

/// <summary>The types that readers look for, resolved once a compilation.</summary>
internal sealed class KnownTypes
{
    private KnownTypes(Compilation compilation, INamedTypeSymbol queueConsumerAttribute)
    {
        QueueConsumerAttribute = queueConsumerAttribute;
        QueueNameAttribute = compilation.GetTypeByMetadataName("ServerlessPatterns.QueueNameAttribute");
        MessageFilterAttribute = compilation.GetTypeByMetadataName("ServerlessPatterns.MessageFilterAttribute");
        FanOutTopicAttribute = compilation.GetTypeByMetadataName("ServerlessPatterns.FanOutTopicAttribute");
        SendsAttribute = compilation.GetTypeByMetadataName("ServerlessPatterns.SendsAttribute");
        PublishesAttribute = compilation.GetTypeByMetadataName("ServerlessPatterns.PublishesAttribute");
        QueueSender = compilation.GetTypeByMetadataName("ServerlessPatterns.IQueueSender`1");
        TopicPublisher = compilation.GetTypeByMetadataName("ServerlessPatterns.ITopicPublisher`1");
        CrudTableAttribute = compilation.GetTypeByMetadataName("ServerlessPatterns.CrudTableAttribute");
        PartitionKeyAttribute = compilation.GetTypeByMetadataName("ServerlessPatterns.PartitionKeyAttribute");
        SortKeyAttribute = compilation.GetTypeByMetadataName("ServerlessPatterns.SortKeyAttribute");
        TimeToLiveAttribute = compilation.GetTypeByMetadataName("ServerlessPatterns.TimeToLiveAttribute");
        Table = compilation.GetTypeByMetadataName("ServerlessPatterns.ITable`1");
        ReadOnlyTable = compilation.GetTypeByMetadataName("ServerlessPatterns.IReadOnlyTable`1");
        FunctionTables = compilation.GetTypeByMetadataName("ServerlessPatterns.Aws.Hosting.FunctionTables");
        FunctionSenders = compilation.GetTypeByMetadataName("ServerlessPatterns.Aws.Hosting.FunctionSenders");
        LocalHost = compilation.GetTypeByMetadataName("ServerlessPatterns.Local.LocalHost");
        ServiceStartupAttribute = compilation.GetTypeByMetadataName("ServerlessPatterns.ServiceStartupAttribute");
        ServerlessServiceAttribute = compilation.GetTypeByMetadataName("ServerlessPatterns.ServerlessServiceAttribute");
        LoadBalancerTargetAttribute = compilation.GetTypeByMetadataName("ServerlessPatterns.LoadBalancerTargetAttribute");
        HttpRouteAttribute = compilation.GetTypeByMetadataName("ServerlessPatterns.HttpRouteAttribute");
        FromHeaderAttribute = compilation.GetTypeByMetadataName("ServerlessPatterns.FromHeaderAttribute");
        HttpRequest = compilation.GetTypeByMetadataName("ServerlessPatterns.HttpRequest");
        HttpResult = compilation.GetTypeByMetadataName("ServerlessPatterns.HttpResult");
        AllowActionAttribute = compilation.GetTypeByMetadataName("ServerlessPatterns.AllowActionAttribute");
        MessageContext = compilation.GetTypeByMetadataName("ServerlessPatterns.MessageContext");
        InvocationContext = compilation.GetTypeByMetadataName("ServerlessPatterns.InvocationContext");
        CancellationToken = compilation.GetTypeByMetadataName("System.Threading.CancellationToken");
        Task = compilation.GetTypeByMetadataName("System.Threading.Tasks.Task");
        ValueTask = compilation.GetTypeByMetadataName("System.Threading.Tasks.ValueTask");
        TaskOfResult = compilation.GetTypeByMetadataName("System.Threading.Tasks.Task`1");
        ValueTaskOfResult = compilation.GetTypeByMetadataName("System.Threading.Tasks.ValueTask`1");
        Parsable = compilation.GetTypeByMetadataName("System.IParsable`1");
        SpanParsable = compilation.GetTypeByMetadataName("System.ISpanParsable`1");
        ReadOnlyMemory = compilation.GetTypeByMetadataName("System.ReadOnlyMemory`1");
        AsyncDisposable = compilation.GetTypeByMetadataName("System.IAsyncDisposable");
        LambdaContext = compilation.GetTypeByMetadataName("Amazon.Lambda.Core.ILambdaContext");
        LambdaLogger = compilation.GetTypeByMetadataName("Amazon.Lambda.Core.ILambdaLogger");
        JsonSerializerContext = compilation.GetTypeByMetadataName("System.Text.Json.Serialization.JsonSerializerContext");
        JsonSerializableAttribute = compilation.GetTypeByMetadataName("System.Text.Json.Serialization.JsonSerializableAttribute");
        ServiceCollection = compilation.GetTypeByMetadataName("Microsoft.Extensions.DependencyInjection.IServiceCollection");
        ContainerBuilder = compilation.GetTypeByMetadataName("Microsoft.Extensions.DependencyInjection.ServiceCollectionContainerBuilderExtensions");
    }

    public INamedTypeSymbol QueueConsumerAttribute { get; }

    public INamedTypeSymbol? QueueNameAttribute { get; }

    public INamedTypeSymbol? MessageFilterAttribute { get; }

    public INamedTypeSymbol? FanOutTopicAttribute { get; }

    public INamedTypeSymbol? SendsAttribute { get; }

    public INamedTypeSymbol? PublishesAttribute { get; }

    public INamedTypeSymbol? CrudTableAttribute { get; }

    public INamedTypeSymbol? PartitionKeyAttribute { get; }

    public INamedTypeSymbol? SortKeyAttribute { get; }

    public INamedTypeSymbol? TimeToLiveAttribute { get; }

    /// <summary>ITable&lt;T&gt;, unbound.</summary>
    public INamedTypeSymbol? Table { get; }

    /// <summary>IReadOnlyTable&lt;T&gt;, unbound.</summary>
    public INamedTypeSymbol? ReadOnlyTable { get; }

    /// <summary>What makes tables for functions: there only where ServerlessPatterns.Aws is referenced.</summary>
    public INamedTypeSymbol? FunctionTables { get; }

    /// <summary>IQueueSender&lt;T&gt;, unbound.</summary>
    public INamedTypeSymbol? QueueSender { get; }

    /// <summary>ITopicPublisher&lt;T&gt;, unbound.</summary>
    public INamedTypeSymbol? TopicPublisher { get; }

    /// <summary>What makes senders: there only where ServerlessPatterns.Aws is referenced.</summary>
    public INamedTypeSymbol? FunctionSenders { get; }

    /// <summary>What runs a service on one machine: there only where ServerlessPatterns.Local is referenced.</summary>
    public INamedTypeSymbol? LocalHost { get; }

    public INamedTypeSymbol? ServiceStartupAttribute { get; }

    public INamedTypeSymbol? ServerlessServiceAttribute { get; }

    public INamedTypeSymbol? AllowActionAttribute { get; }

    public INamedTypeSymbol? LoadBalancerTargetAttribute { get; }

    public INamedTypeSymbol? HttpRouteAttribute { get; }

    public INamedTypeSymbol? FromHeaderAttribute { get; }

    public INamedTypeSymbol? HttpRequest { get; }

    public INamedTypeSymbol? HttpResult { get; }

    public INamedTypeSymbol? MessageContext { get; }

    public INamedTypeSymbol? InvocationContext { get; }

    public INamedTypeSymbol? CancellationToken { get; }

    public INamedTypeSymbol? Task { get; }

    public INamedTypeSymbol? ValueTask { get; }

    /// <summary>Task&lt;T&gt;, unbound.</summary>
    public INamedTypeSymbol? TaskOfResult { get; }

    /// <summary>ValueTask&lt;T&gt;, unbound.</summary>
    public INamedTypeSymbol? ValueTaskOfResult { get; }

    /// <summary>IParsable&lt;T&gt;, unbound.</summary>
    public INamedTypeSymbol? Parsable { get; }

    /// <summary>ISpanParsable&lt;T&gt;, unbound.</summary>
    public INamedTypeSymbol? SpanParsable { get; }

    public INamedTypeSymbol? ReadOnlyMemory { get; }

    public INamedTypeSymbol? AsyncDisposable { get; }

    public INamedTypeSymbol? LambdaContext { get; }

    public INamedTypeSymbol? LambdaLogger { get; }

    public INamedTypeSymbol? JsonSerializerContext { get; }

    public INamedTypeSymbol? JsonSerializableAttribute { get; }

    /// <summary>IServiceCollection, from the abstractions.</summary>
    public INamedTypeSymbol? ServiceCollection { get; }

    /// <summary>The class that has BuildServiceProvider: there only where the container itself is referenced.</summary>
    public INamedTypeSymbol? ContainerBuilder { get; }

    /// <summary>The attributes of a type that make it a function.</summary>
    public IEnumerable<AttributeData> FunctionAttributes(INamedTypeSymbol type)
        => type.GetAttributes().Where(attribute => attribute.AttributeClass is { } attributeClass && (attributeClass.Is(QueueConsumerAttribute) || attributeClass.Is(LoadBalancerTargetAttribute)));

    /// <summary>Resolves the types; null where the compilation does not reference the library.</summary>
    public static KnownTypes? Resolve(Compilation compilation)
        => compilation.GetTypeByMetadataName("ServerlessPatterns.QueueConsumerAttribute") is { } attribute ? new KnownTypes(compilation, attribute) : null;
}
