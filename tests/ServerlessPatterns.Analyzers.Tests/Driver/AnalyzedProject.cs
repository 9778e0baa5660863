using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ServerlessPatterns.Analyzers.Tests.Driver;

/// <summary>A project that analyzers look at. By default it refers to everything.</summary>
internal sealed record AnalyzedProject(params string[] Sources)
{
    private const string ImplicitUsings =
        """
        global using global::System;
        global using global::System.Collections.Generic;
        global using global::System.IO;
        global using global::System.Linq;
        global using global::System.Net.Http;
        global using global::System.Threading;
        global using global::System.Threading.Tasks;
        """;

    public string AssemblyName { get; init; } = "Acme";

    public OutputKind OutputKind { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    /// <summary>Whether it compiles; half-typed code does not.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>Whether it refers to our library.</summary>
    public bool HasOurs { get; init; } = true;

    /// <summary>Whether every file of it imports our library.</summary>
    public bool ImportsOurs { get; init; } = true;

    /// <summary>Whether it refers to Amazon.Lambda.Core and the events.</summary>
    public bool HasLambda { get; init; } = true;

    /// <summary>Whether it refers to AWS's SDK.</summary>
    public bool HasAwsSdk { get; init; } = true;

    public ImmutableArray<MetadataReference> OtherReferences { get; init; } = [];

    public ImmutableDictionary<string, ReportDiagnostic> Severities { get; init; } = ImmutableDictionary<string, ReportDiagnostic>.Empty;

    public ImmutableDictionary<string, string> Properties { get; init; } = ImmutableDictionary<string, string>.Empty;

    public IEnumerable<MetadataReference> References =>
    [
        .. Libraries.Framework,
        .. HasOurs ? [Libraries.Ours] : Array.Empty<MetadataReference>(),
        .. HasLambda
            ?
            [
                Libraries.LambdaCore, Libraries.Contract("Amazon.Lambda.SQSEvents"), Libraries.Contract("Amazon.Lambda.SNSEvents"), Libraries.Contract("Amazon.Lambda.APIGatewayEvents"),
                Libraries.Contract("Amazon.Lambda.ApplicationLoadBalancerEvents"), Libraries.Contract("Amazon.Lambda.Annotations"),
            ]
            : Array.Empty<MetadataReference>(),
        .. HasAwsSdk ? [.. Libraries.AwsSdk, Libraries.Contract("AWSSDK.Lambda"), Libraries.Contract("AWSSDK.SimpleNotificationService")] : Array.Empty<MetadataReference>(),
        .. OtherReferences,
    ];

    public CSharpCompilation Compile()
        => CSharpCompilation.Create(
            AssemblyName,
            Sources.Select((source, index) => Parse(source, $"Source{index}.cs")).Append(Parse(HasOurs && ImportsOurs ? ImplicitUsings + "\nglobal using global::ServerlessPatterns;" : ImplicitUsings, "ImplicitUsings.cs")),
            References,
            new CSharpCompilationOptions(OutputKind, nullableContextOptions: NullableContextOptions.Enable, specificDiagnosticOptions: Severities));

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Latest), path, cancellationToken: TestContext.Current.CancellationToken);
}
