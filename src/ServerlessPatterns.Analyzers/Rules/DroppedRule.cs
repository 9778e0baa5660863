using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ServerlessPatterns.Analyzers.Handlers;

namespace ServerlessPatterns.Analyzers.Rules;

/// <summary>SLP1017. See https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html</summary>
internal sealed class DroppedRule : HandlerRule
{
    /// <summary>The property whose presence says that the place is a call whose task can be awaited.</summary>
    public const string AwaitProperty = "Await";

    private const string AwaitIt = "await it";

    private static readonly ImmutableDictionary<string, string?> s_await = ImmutableDictionary<string, string?>.Empty.Add(AwaitProperty, "");

    public override DiagnosticDescriptor Descriptor => AntiPatterns.Dropped;

    public override ImmutableArray<OperationKind> Kinds { get; } = ImmutableArray.Create(OperationKind.Invocation, OperationKind.AnonymousFunction);

    public override void VisitHandler(HandlerEntry entry, IReadOnlyList<HandlerBody> bodies, Action<Diagnostic> report)
    {
        if (entry.Method is { IsAsync: true, ReturnsVoid: true })
        {
            report(At(entry.Method, entry.Name, "is async void, so that nothing awaits it", "let it return a Task"));
        }
    }

    public override void Visit(IOperation operation, HandlerBody body, Action<Diagnostic> report)
    {
        switch (operation)
        {
            case IAnonymousFunctionOperation { Symbol: { IsAsync: true, ReturnsVoid: true } } function when Taker(function) is { } taker:
                var place = function.Syntax is AnonymousFunctionExpressionSyntax lambda ? lambda.AsyncKeyword.GetLocation() : function.Syntax.GetLocation();
                report(Diagnostic.Create(Descriptor, place, body.Name, $"gives '{taker}' an async lambda that returns nothing, so that nothing awaits it", "await the work where a Task can be returned"));
                break;
            case IInvocationOperation { TargetMethod: { IsAsync: true, ReturnsVoid: true } } call:
                report(AtCall(call, null, null, body.Name, $"calls '{call.TargetMethod.Name}', which is async void, so that nothing awaits it", "let it return a Task, and await that"));
                break;
            case IInvocationOperation { TargetMethod: { Name: "QueueUserWorkItem" or "UnsafeQueueUserWorkItem", ContainingType.Name: "ThreadPool" } } call:
                report(AtCall(call, null, null, body.Name, $"starts work with 'ThreadPool.{call.TargetMethod.Name}', which nothing awaits", "await a Task"));
                break;
            case IInvocationOperation call when IsWork(call) && (Awaiting.IsDropped(call) || IsUnusedLocal(call, body.Uses)):
                report(AtCall(call, null, s_await, body.Name, $"does not await '{Name(Started(call).TargetMethod)}'", AwaitIt));
                break;
        }
    }

    /// <summary>A call that starts something: a task that has ended already is no work.</summary>
    private static bool IsWork(IInvocationOperation call)
        => (Awaiting.IsTask(call.Type) || call.TargetMethod is { Name: "ConfigureAwait", ContainingType: { } type } && Awaiting.IsTask(type))
            && call.TargetMethod.Name is not ("FromResult" or "FromException" or "FromCanceled");

    /// <summary>The call whose task is configured.</summary>
    private static IInvocationOperation Started(IInvocationOperation call)
        => call.TargetMethod.Name == "ConfigureAwait" && SymbolUses.Unwrap(call.Instance) is IInvocationOperation started ? started : call;

    private static string Name(IMethodSymbol method) => Awaiting.IsTask(method.ContainingType) && method.IsStatic ? $"{method.ContainingType.Name}.{method.Name}" : method.Name;

    private static bool IsUnusedLocal(IInvocationOperation call, SymbolUses uses)
        => Awaiting.User(call) is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: { Name: not "" } local } }
            && uses[local] is { IsOpen: false, Reads.Count: 0 };

    /// <summary>The method that takes the lambda. An event's handler is not started here, and what is registered with a token runs when it is cancelled.</summary>
    private static string? Taker(IAnonymousFunctionOperation function)
        => function.Parent is IDelegateCreationOperation creation && Awaiting.User(creation) is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: not ("Register" or "UnsafeRegister") } call }
            ? call.TargetMethod.Name
            : null;
}
