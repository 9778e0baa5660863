using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ServerlessPatterns.Analyzers.Handlers;
using ServerlessPatterns.Analyzers.Operations;

namespace ServerlessPatterns.Analyzers.Rules;

/// <summary>
/// SLP1011. A catch of every exception, around all that is done for a message, that at most logs. A catch of one exception type is a decision, a catch that
/// does anything else may record the failure, and a try that is one step among others may be dispensable: of these it says nothing.
/// See https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
/// </summary>
internal sealed class SwallowedFailureRule(LibraryTypes types) : HandlerRule
{
    /// <summary>A property of diagnostics that rethrowing sets right. A loop that collects failures is none: there, one failure would repeat the whole batch.</summary>
    public const string FixProperty = "Rethrow";

    private static readonly ImmutableDictionary<string, string?> s_fix = ImmutableDictionary<string, string?>.Empty.Add(FixProperty, "");

    private readonly INamedTypeSymbol? _exception = types.Find("System.Exception");
    private readonly INamedTypeSymbol? _systemException = types.Find("System.SystemException");

    public override DiagnosticDescriptor Descriptor => AntiPatterns.SwallowedFailure;

    public override ImmutableArray<OperationKind> Kinds { get; } = ImmutableArray.Create(OperationKind.CatchClause);

    public override void Visit(IOperation operation, HandlerBody body, Action<Diagnostic> report)
    {
        if ((body.Kinds & HandlerKinds.Messages) != 0
            && operation is ICatchClauseOperation { Filter: null, Parent: ITryOperation attempt } clause
            && CatchesAll(clause)
            && clause.Handler.Operations.All(Forgets)
            && IsAllThatIsDone(attempt, body)
            && clause.Syntax is CatchClauseSyntax syntax)
        {
            var what = syntax.Declaration is null ? "every exception" : clause.ExceptionType.Name;
            report(Diagnostic.Create(Descriptor, syntax.CatchKeyword.GetLocation(), AnswersForRecords(attempt, body) ? null : s_fix, body.Name, what));
        }
    }

    private bool CatchesAll(ICatchClauseOperation clause)
        => clause.Syntax is CatchClauseSyntax { Declaration: null }
            || SymbolEqualityComparer.Default.Equals(clause.ExceptionType, _exception)
            || SymbolEqualityComparer.Default.Equals(clause.ExceptionType, _systemException);

    /// <summary>Whether nobody learns of the failure by a statement of the catch, or from what it returns.</summary>
    private static bool Forgets(IOperation statement) => statement switch
    {
        IEmptyOperation => true,
        IBranchOperation { BranchKind: BranchKind.Continue } => true,
        IReturnOperation { ReturnedValue: var value } => IsSuccess(value),
        _ => Logging.IsLogging(statement),
    };

    private static bool IsSuccess(IOperation? value) => value switch
    {
        null => true,
        IConversionOperation { Operand: var operand } => IsSuccess(operand),
        IPropertyReferenceOperation { Property: { Name: "CompletedTask", ContainingType.Name: "Task" or "ValueTask" } } => true,

        // No failure in it: Lambda deletes every message of the batch.
        IObjectCreationOperation { Arguments.Length: 0, Initializer: null, Type: var type } => LambdaRecords.IsBatchResponse(type),
        IInvocationOperation { TargetMethod: { Name: "FromResult" }, Arguments: [{ Value: var result }] } => result is not ILiteralOperation && IsSuccess(result),
        _ => false,
    };

    /// <summary>Whether the try is all that is done for a message, from the handler's or the loop's begin to its end.</summary>
    private static bool IsAllThatIsDone(ITryOperation attempt, HandlerBody body)
    {
        IOperation inner = attempt;
        for (var outer = attempt.Parent; outer is not null; inner = outer, outer = outer.Parent)
        {
            switch (outer)
            {
                case IBlockOperation block when IsOnlyWork(block, inner):
                case IUsingOperation or IMethodBodyOperation:
                    continue;
                case IForEachLoopOperation loop:
                    return loop.Locals.Any(local => LambdaRecords.IsRecord(local.Type)) && DoesWork(attempt) && !IsJudgedLater(attempt, loop);
                case IAnonymousFunctionOperation { Symbol: var function }:
                    return TakesRecord(function) && DoesWork(attempt);
                case ILocalFunctionOperation { Symbol: var function }:
                    return TakesRecord(function) && DoesWork(attempt);
                default:
                    return false;
            }
        }

        return (body.IsEntry || TakesRecord(body.Method)) && DoesWork(attempt);
    }

    /// <summary>Whether the method answers for the batch, and the try handles one record of it.</summary>
    private static bool AnswersForRecords(ITryOperation attempt, HandlerBody body)
    {
        if (!LambdaRecords.IsBatchResponse(body.Method.ReturnType is INamedTypeSymbol { TypeArguments: [var result] } ? result : body.Method.ReturnType))
        {
            return false;
        }

        for (var outer = attempt.Parent; outer is not null && !body.IsOwn(outer); outer = outer.Parent)
        {
            if (outer is ILoopOperation or IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return true;
            }
        }

        return false;
    }

    private static bool TakesRecord(IMethodSymbol method)
        => method.Parameters.Any(parameter => LambdaRecords.IsRecord(parameter.Type) || LambdaRecords.IsEvent(parameter.Type));

    /// <summary>Nothing but logging behind it, so that at most one try of a block gets further; and nothing awaited before it, which may be the work.</summary>
    private static bool IsOnlyWork(IBlockOperation block, IOperation work)
    {
        var at = block.Operations.IndexOf(work);
        for (var i = at + 1; i < block.Operations.Length; i++)
        {
            if (!Forgets(block.Operations[i]))
            {
                return false;
            }
        }

        return !block.Operations.Take(at).Any(before => before.DescendantsAndSelf().Any(each => each.Kind is OperationKind.Await or OperationKind.Loop or OperationKind.Try));
    }

    /// <summary>A try that only logs has nothing to fail; one that leaves a loop when it succeeds may go on to another attempt.</summary>
    private static bool DoesWork(ITryOperation attempt)
    {
        var works = false;
        foreach (var operation in attempt.Body.Descendants())
        {
            if (operation is IBranchOperation { BranchKind: BranchKind.Break, Target: var target } && IsOutside(target, attempt))
            {
                return false;
            }

            works |= operation is IInvocationOperation call && !Logging.IsLogging(call);
        }

        return works;
    }

    private static bool IsOutside(ILabelSymbol target, ITryOperation attempt)
    {
        for (var outer = attempt.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is ILoopOperation loop && SymbolEqualityComparer.Default.Equals(loop.ExitLabel, target))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether what the loop leaves behind may tell who failed: a count of those that were handled, a set of their ids, that is used behind the loop.</summary>
    private static bool IsJudgedLater(ITryOperation attempt, IForEachLoopOperation loop)
    {
        if (loop.Parent is not IBlockOperation block)
        {
            return true;
        }

        var touched = new HashSet<ISymbol>(attempt.Body.Descendants().Select(Variable).OfType<ISymbol>(), SymbolEqualityComparer.Default);
        return block.Operations
            .Skip(block.Operations.IndexOf(loop) + 1)
            .Where(later => !Logging.IsLogging(later))
            .SelectMany(later => later.DescendantsAndSelf())
            .Any(later => later.Kind == OperationKind.Throw || (Variable(later) is { } variable && touched.Contains(variable)));
    }

    private static ISymbol? Variable(IOperation operation) => operation switch
    {
        ILocalReferenceOperation { Local: var local } => local,
        IFieldReferenceOperation { Field: { IsReadOnly: false, IsConst: false } field } => field,
        _ => null,
    };
}
