using System.Collections.Concurrent;
using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ServerlessPatterns.Analyzers.Tests.Driver;

/// <summary>What test projects refer to: real libraries where they can be had, else contract assemblies of their names.</summary>
internal static class Libraries
{
    private static readonly ConcurrentDictionary<string, MetadataReference> s_contracts = new(StringComparer.Ordinal);

    public static readonly IReadOnlyList<MetadataReference> Framework = [.. Net100.References.All];

    public static readonly MetadataReference Ours = Real(typeof(QueueConsumerAttribute));

    /// <summary>The senders.</summary>
    public static readonly MetadataReference OursOnAws = Real(typeof(Aws.Hosting.FunctionSenders));

    public static readonly MetadataReference LambdaCore = Real(typeof(Amazon.Lambda.Core.ILambdaContext));

    public static readonly IReadOnlyList<MetadataReference> AwsSdk =
    [
        Real(typeof(Amazon.SQS.IAmazonSQS)),
        Real(typeof(Amazon.DynamoDBv2.IAmazonDynamoDB)),
        Real(typeof(Amazon.S3.IAmazonS3)),
        Real(typeof(Amazon.Runtime.AmazonServiceClient)),
    ];

    /// <summary>A contract assembly, by its name.</summary>
    public static MetadataReference Contract(string name) => s_contracts.GetOrAdd(name, Compile);

    private static PortableExecutableReference Real(Type type) => MetadataReference.CreateFromFile(type.Assembly.Location);

    private static MetadataReference Compile(string name)
    {
        using var stream = typeof(Libraries).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"There is no contract {name}.");
        using var reader = new StreamReader(stream);
        var compilation = CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(reader.ReadToEnd())], [.. Framework, .. AwsSdk, LambdaCore], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        return result.Success ? MetadataReference.CreateFromImage(ImmutableArray.Create(image.ToArray())) : throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
    }
}
