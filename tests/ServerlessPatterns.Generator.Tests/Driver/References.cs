using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using ServerlessPatterns.Aws.Hosting;

namespace ServerlessPatterns.Generator.Tests.Driver;

/// <summary>What test projects refer to.</summary>
internal static class References
{
    public static readonly MetadataReference Library = MetadataReference.CreateFromFile(typeof(QueueConsumerAttribute).Assembly.Location);

    /// <summary>The package with the senders, and what it brings along.</summary>
    public static readonly IReadOnlyList<MetadataReference> Aws =
    [
        MetadataReference.CreateFromFile(typeof(FunctionSenders).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(Amazon.SQS.IAmazonSQS).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(Amazon.DynamoDBv2.IAmazonDynamoDB).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(Amazon.Runtime.AmazonServiceClient).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(IServiceCollection).Assembly.Location),
    ];

    public static readonly MetadataReference LambdaCore = MetadataReference.CreateFromFile(typeof(Amazon.Lambda.Core.ILambdaContext).Assembly.Location);

    public static readonly IReadOnlyList<MetadataReference> Container =
    [
        MetadataReference.CreateFromFile(typeof(ServiceCollection).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(ServiceCollectionContainerBuilderExtensions).Assembly.Location),
    ];

    public static readonly IReadOnlyList<MetadataReference> Framework = [.. Net100.References.All];

    public static readonly IReadOnlyList<MetadataReference> OlderFramework = [.. Net80.References.All];
}
