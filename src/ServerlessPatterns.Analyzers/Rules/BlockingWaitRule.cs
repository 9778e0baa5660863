using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ServerlessPatterns.Analyzers.Handlers;

namespace ServerlessPatterns.Analyzers.Rules;

/// <summary>SLP1015. See https://learn.microsoft.com/dotnet/fundamentals/code-analysis/quality-rules/ca1849, which looks at asynchronous methods alone.</summary>
internal sealed class BlockingWaitRule(LibraryTypes types) : HandlerRule
{
    private readonly INamedTypeSymbol? _task = types.Find("System.Threading.Tasks.Task");
    private readonly ConditionalWeakTable<SymbolUses, TaskEnds> _ends = new();
    private readonly INamedTypeSymbol? _thread = types.Find("System.Threading.Thread");

    public override DiagnosticDescriptor Descriptor => AntiPatterns.BlockingWait;

    public override ImmutableArray<OperationKind> Kinds { get; } = ImmutableArray.Create(OperationKind.Invocation, OperationKind.PropertyReference);

    public override void Visit(IOperation operation, HandlerBody body, Action<Diagnostic> report)
    {
        var what = operation switch
        {
            IPropertyReferenceOperation { Property: { Name: "Result", ContainingType: { } type } } property when IsTask(type) && !IsEnded(property.Instance) => "Result",
            IInvocationOperation { TargetMethod: { Name: "Wait" or "WaitAll" or "WaitAny", ContainingType: { } type } method } when IsTask(type) => $"{method.Name}()",
            IInvocationOperation { TargetMethod: { Name: "GetResult", ContainingType.Name: "TaskAwaiter" or "ValueTaskAwaiter" or "ConfiguredTaskAwaiter" or "ConfiguredValueTaskAwaiter" } } call when !IsEnded(Awaited(call)) => "GetAwaiter().GetResult()",
            IInvocationOperation { TargetMethod: { Name: "Sleep", ContainingType: { } type } } when SymbolEqualityComparer.Default.Equals(type, _thread) => "Thread.Sleep",
            _ => null,
        };
        if (what is not null)
        {
            report(At(operation.Syntax, body.Name, what));
        }

        bool IsEnded(IOperation? task) => _ends.GetValue(body.Uses, uses => new TaskEnds(uses)).IsEnded(task, operation.Syntax.SpanStart);
    }

    /// <summary>The task of task.GetAwaiter().GetResult(), without ConfigureAwait.</summary>
    private static IOperation? Awaited(IInvocationOperation call)
    {
        var task = call.Instance;
        while (task is IInvocationOperation { TargetMethod.Name: "GetAwaiter" or "ConfigureAwait" } inner)
        {
            task = inner.Instance;
        }

        return task;
    }

    private bool IsTask(INamedTypeSymbol type)
        => type.Name == "ValueTask" ? type.ContainingNamespace?.Name == "Tasks"
            : SymbolEqualityComparer.Default.Equals(type, _task) || SymbolEqualityComparer.Default.Equals(type.BaseType, _task);
}
