using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ServerlessPatterns.Analyzers.Handlers;
using ServerlessPatterns.Analyzers.Http;

namespace ServerlessPatterns.Analyzers.Rules;

/// <summary>SLP1002. See https://docs.aws.amazon.com/prescriptive-guidance/latest/modernization-integrating-microservices/synchronous.html</summary>
internal sealed class SynchronousCallRule(LibraryTypes types) : HandlerRule
{
    private readonly HttpCalls _calls = new(types);
    private readonly TypedClients _clients = TypedClients.Of(types);
    private readonly INamedTypeSymbol? _tableClient = types.Find("ServerlessPatterns.Hosting.TableClient`1");

    public override DiagnosticDescriptor Descriptor => AntiPatterns.SynchronousCall;

    public override bool IsConcerned => _calls.Any;

    public override ImmutableArray<OperationKind> Kinds { get; } = ImmutableArray.Create(OperationKind.Invocation);

    public override void Visit(IOperation operation, HandlerBody body, Action<Diagnostic> report)
    {
        if (operation is IInvocationOperation invocation && !Awaiting.IsDropped(invocation) && Sibling(invocation, body.Uses) is { } sibling)
        {
            report(AtCall(invocation, null, null, body.Name, sibling));
        }
    }

    private string? Sibling(IInvocationOperation invocation, SymbolUses uses)
        => IsOfTable(invocation.TargetMethod) ? $"the API behind '{invocation.TargetMethod.ContainingType.Name}'"
            : _calls.Of(invocation)?.Host(uses) is { } host ? SiblingHosts.Contains(host) ? $"'{host.Replace(UrlText.Unknown, '*')}'" : null
            : Client(invocation) is { } client ? $"the service behind '{client.Name}'"
            : null;

    /// <summary>The client of a service of this solution, whose host is somebody else's to know.</summary>
    private INamedTypeSymbol? Client(IInvocationOperation invocation)
        => invocation is { Instance.Type: INamedTypeSymbol type, TargetMethod: { IsStatic: false, MethodKind: MethodKind.Ordinary, ReturnType: var answer } }
            && (Awaiting.IsTask(answer) || answer.ContainingNamespace is { Name: "Core", ContainingNamespace.Name: "Grpc" })
            && _clients.Contains(type)
            ? type
            : null;

    /// <summary>The generated client of a table's API.</summary>
    private bool IsOfTable(IMethodSymbol method)
        => _tableClient is not null
            && method is { IsStatic: false, MethodKind: MethodKind.Ordinary }
            && SymbolEqualityComparer.Default.Equals(method.ContainingType?.BaseType?.OriginalDefinition, _tableClient);
}
