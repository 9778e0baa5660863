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
            : _calls.Of(invocation)?.Host(uses) is { } host && SiblingHosts.Contains(host) ? $"'{host.Replace(UrlText.Unknown, '*')}'"
            : null;

    /// <summary>The generated client of a table's API.</summary>
    private bool IsOfTable(IMethodSymbol method)
        => _tableClient is not null
            && method is { IsStatic: false, MethodKind: MethodKind.Ordinary }
            && SymbolEqualityComparer.Default.Equals(method.ContainingType?.BaseType?.OriginalDefinition, _tableClient);
}
