using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ServerlessPatterns.Analyzers.Handlers;

namespace ServerlessPatterns.Analyzers.Rules;

/// <summary>
/// SLP1016. A pause before a call is tried again is right, so that waits in a catch, in a loop that tries again and of a length that grows are left alone.
/// A delay that is not awaited by itself is a deadline.
/// </summary>
internal sealed class WaitingRule(LibraryTypes types) : HandlerRule
{
    private readonly INamedTypeSymbol? _task = types.Find("System.Threading.Tasks.Task");
    private readonly INamedTypeSymbol? _provider = types.Find("System.Threading.Tasks.TimeProviderTaskExtensions");

    public override DiagnosticDescriptor Descriptor => AntiPatterns.Waiting;

    public override ImmutableArray<OperationKind> Kinds { get; } = ImmutableArray.Create(OperationKind.Await, OperationKind.Loop);

    public override void Visit(IOperation operation, HandlerBody body, Action<Diagnostic> report)
    {
        if (operation is ILoopOperation loop)
        {
            Visit(loop, body, report);
        }
        else if (operation is IAwaitOperation awaited && Delay(awaited) is { } delay && !IsInLoopOrCatch(awaited, body))
        {
            report(At(awaited.Syntax, body.Name, Awaits(delay)));
        }
    }

    private void Visit(ILoopOperation loop, HandlerBody body, Action<Diagnostic> report)
    {
        var looked = WaitingLoop.Look(loop, Delay);
        if (loop is not IForEachLoopOperation && looked is { Poll: { } poll, LooksAtState: true })
        {
            report(At(looked.Delays.Count > 0 ? looked.Delays[0].Syntax : poll.Syntax, body.Name, $"polls {poll.TargetMethod.Name}"));
            return;
        }

        if (looked.TriesAgain)
        {
            return;
        }

        foreach (var awaited in looked.Delays)
        {
            if (Delay(awaited) is { } delay && IsFixed(delay))
            {
                report(At(awaited.Syntax, body.Name, Awaits(delay)));
            }
        }
    }

    private static string Awaits(IInvocationOperation delay) => delay.TargetMethod.IsExtensionMethod ? "awaits TimeProvider.Delay" : "awaits Task.Delay";

    /// <summary>The call that makes the delay which is awaited, and nothing else.</summary>
    private IInvocationOperation? Delay(IAwaitOperation awaited)
    {
        var operation = awaited.Operation;
        if (operation is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } instance })
        {
            operation = instance;
        }

        return operation is IInvocationOperation { TargetMethod: { Name: "Delay", ContainingType: { } type } } delay
            && (SymbolEqualityComparer.Default.Equals(type, _task) || SymbolEqualityComparer.Default.Equals(type, _provider))
            && !IsNoWait(delay) ? delay : null;
    }

    /// <summary>Nothing gives way to others, and for ever waits for the token.</summary>
    private static bool IsNoWait(IInvocationOperation delay) => Duration(delay) switch
    {
        { ConstantValue: { HasValue: true, Value: int milliseconds } } => milliseconds <= 0,
        IFieldReferenceOperation { Field: { Name: "Zero" or "InfiniteTimeSpan" } } => true,
        _ => false,
    };

    private static IOperation? Duration(IInvocationOperation delay)
        => delay.Arguments.FirstOrDefault(argument => argument.Parameter is { Type: { SpecialType: SpecialType.System_Int32 } or { Name: "TimeSpan" } })?.Value;

    /// <summary>Whether it waits as long each time round, as no pause between tries should.</summary>
    private static bool IsFixed(IInvocationOperation delay) => Duration(delay) switch
    {
        null => false,
        { ConstantValue.HasValue: true } => true,
        IFieldReferenceOperation { Field.IsReadOnly: true } => true,
        IInvocationOperation { TargetMethod: { IsStatic: true, ContainingType.Name: "TimeSpan" } } made => made.Arguments.All(argument => argument.Value.ConstantValue.HasValue || argument.IsImplicit),
        _ => false,
    };

    /// <summary>What stands in a loop is looked at with the loop; a lambda is somebody else's to run.</summary>
    private static bool IsInLoopOrCatch(IOperation operation, HandlerBody body)
    {
        for (var parent = operation.Parent; parent is not (null or ILocalFunctionOperation) && !body.IsOwn(parent); parent = parent.Parent)
        {
            if (parent is ILoopOperation or ICatchClauseOperation or IAnonymousFunctionOperation)
            {
                return true;
            }
        }

        return false;
    }
}
