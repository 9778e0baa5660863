using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ServerlessPatterns.Analyzers.Handlers;

namespace ServerlessPatterns.Analyzers.Rules;

/// <summary>SLP1015. See https://learn.microsoft.com/dotnet/fundamentals/code-analysis/quality-rules/ca1849, which looks at asynchronous methods alone.</summary>
internal sealed class BlockingWaitRule(LibraryTypes types) : HandlerRule
{
    private readonly INamedTypeSymbol? _task = types.Find("System.Threading.Tasks.Task");
    private readonly INamedTypeSymbol? _thread = types.Find("System.Threading.Thread");

    public override DiagnosticDescriptor Descriptor => AntiPatterns.BlockingWait;

    public override ImmutableArray<OperationKind> Kinds { get; } = ImmutableArray.Create(OperationKind.Invocation, OperationKind.PropertyReference);

    public override void Visit(IOperation operation, HandlerBody body, Action<Diagnostic> report)
    {
        var what = operation switch
        {
            IPropertyReferenceOperation { Property: { Name: "Result", ContainingType: { } type } } property when IsTask(type) && !IsCompleted(property) => "Result",
            IInvocationOperation { TargetMethod: { Name: "Wait" or "WaitAll" or "WaitAny", ContainingType: { } type } method } when IsTask(type) => $"{method.Name}()",
            IInvocationOperation { TargetMethod: { Name: "GetResult", ContainingType.Name: "TaskAwaiter" or "ValueTaskAwaiter" or "ConfiguredTaskAwaiter" or "ConfiguredValueTaskAwaiter" } } => "GetAwaiter().GetResult()",
            IInvocationOperation { TargetMethod: { Name: "Sleep", ContainingType: { } type } } when SymbolEqualityComparer.Default.Equals(type, _thread) => "Thread.Sleep",
            _ => null,
        };
        if (what is not null)
        {
            report(At(operation.Syntax, body.Name, what));
        }
    }

    private bool IsTask(INamedTypeSymbol type)
        => type.Name == "ValueTask" ? type.ContainingNamespace?.Name == "Tasks"
            : SymbolEqualityComparer.Default.Equals(type, _task) || SymbolEqualityComparer.Default.Equals(type.BaseType, _task);

    /// <summary>A task whose end has been awaited, or asked for, holds nobody up: Result of what stands in a condition or behind an await of the same local.</summary>
    private static bool IsCompleted(IPropertyReferenceOperation property)
    {
        if (property.Instance is not ILocalReferenceOperation { Local: { } local })
        {
            return false;
        }

        IOperation root = property;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        return root.Descendants().Any(operation => operation.Syntax.SpanStart < property.Syntax.SpanStart && operation switch
        {
            IAwaitOperation { Operation: var awaited } => awaited.DescendantsAndSelf().Any(IsLocal),
            IPropertyReferenceOperation { Property.Name: "IsCompleted" or "IsCompletedSuccessfully", Instance: { } instance } => IsLocal(instance),
            _ => false,
        });

        bool IsLocal(IOperation operation) => operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local);
    }
}
