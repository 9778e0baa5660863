using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ServerlessPatterns.Analyzers.Handlers;
using ServerlessPatterns.Analyzers.Operations;

namespace ServerlessPatterns.Analyzers.Rules;

/// <summary>
/// SLP1013. Whether a queue is FIFO stands in the template, so that code must say so: the queue of [SQSEvent] ends in .fifo, the class or method is named so, or
/// a record is asked for what only messages of such queues have. A message group is no sign: those of standard queues may have one too
/// (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-key-terms.html), and who asks for it may keep groups apart.
/// </summary>
internal sealed class FifoOrderRule(LibraryTypes types) : HandlerRule
{
    public override DiagnosticDescriptor Descriptor => AntiPatterns.FifoOrder;

    public override bool IsConcerned => types.References("Amazon.Lambda.SQSEvents");

    public override void VisitHandler(HandlerEntry entry, IReadOnlyList<HandlerBody> bodies, Action<Diagnostic> report)
    {
        if ((entry.Kinds & HandlerKinds.SqsEvent) == 0
            || (!IsFifo(entry.Method) && !bodies.Any(body => body.Operations.Texts.Any(AsksForSequence)))
            || bodies.Any(body => body.Operations.Texts.Any(KeepsGroups)))
        {
            return;
        }

        foreach (var (body, operation) in bodies.SelectMany(body => body.Operations.All.Where(operation => !operation.IsImplicit).Select(operation => (body, operation))))
        {
            if (operation is IInvocationOperation call && AtOnce(call, body.Uses) is { } name)
            {
                report(AtCall(call, null, null, body.Name, $"handles the records of a FIFO queue at once with {name}"));
            }
            else if (operation is ICatchClauseOperation { Syntax: CatchClauseSyntax syntax } clause && GoesOn(clause, body.Uses))
            {
                report(Diagnostic.Create(Descriptor, syntax.CatchKeyword.GetLocation(), body.Name, "goes on with the next record of a FIFO queue after one has failed"));
            }
        }
    }

    private static bool IsFifo(IMethodSymbol method)
        => method.Name.Contains("Fifo") || method.Name.Contains("FIFO") || method.ContainingType.Name.Contains("Fifo") || method.ContainingType.Name.Contains("FIFO")
            || method.GetAttributes().Any(attribute => attribute is { AttributeClass.Name: "SQSEventAttribute", ConstructorArguments: [{ Value: string queue }, ..] } && queue.EndsWith(".fifo", StringComparison.Ordinal));

    /// <summary>Whether a record is asked for what only messages of FIFO queues have.</summary>
    private static bool AsksForSequence(ILiteralOperation operation)
        => operation.ConstantValue is { HasValue: true, Value: "SequenceNumber" or "MessageDeduplicationId" }
            && operation.Parent is IArgumentOperation { Parent: var asked }
            && (asked is IPropertyReferenceOperation indexer ? indexer.Instance : (asked as IInvocationOperation)?.Instance) is IPropertyReferenceOperation { Property: { Name: "Attributes", ContainingType: var owner } }
            && LambdaRecords.IsSqsRecord(owner);

    private static bool KeepsGroups(ILiteralOperation operation) => operation.ConstantValue is { HasValue: true, Value: "MessageGroupId" };

    /// <summary>The method that handles records at once, and what is given to it are an event's records themselves or tasks made of each.</summary>
    private static string? AtOnce(IInvocationOperation call, SymbolUses uses)
    {
        var source = call.TargetMethod switch
        {
            { Name: "WhenAll" or "WaitAll", ContainingType: { Name: "Task", ContainingNamespace.Name: "Tasks" } } => call.Arguments.FirstOrDefault()?.Value,
            { Name: "ForEach" or "ForEachAsync", ContainingType: { Name: "Parallel", ContainingNamespace.Name: "Tasks" } } => call.Arguments.FirstOrDefault()?.Value,
            _ => null,
        };
        return source is not null && IsRecords(source, uses) ? $"{call.TargetMethod.ContainingType.Name}.{call.TargetMethod.Name}" : null;
    }

    private static bool IsRecords(IOperation source, SymbolUses uses)
    {
        for (var operation = uses.Resolve(source); operation is not null;)
        {
            switch (operation)
            {
                case IPropertyReferenceOperation { Property: { Name: "Records", ContainingType: var owner } }:
                    return LambdaRecords.IsEvent(owner);
                case IInvocationOperation { TargetMethod: { Name: "Select" or "Where" or "ToList" or "ToArray" or "AsEnumerable" or "OrderBy", ContainingType.Name: "Enumerable" }, Arguments: [{ Value: var previous }, ..] }:
                    operation = uses.Resolve(previous);
                    break;

                // var tasks = new List<Task>(); foreach (var record in sqs.Records) { tasks.Add(HandleAsync(record)); }
                case IObjectCreationOperation { Arguments.Length: 0 }:
                    return SymbolUses.Named(SymbolUses.Unwrap(source)) is { } list && uses[list].Reads.Any(read => IsAddedForEachRecord(read, uses));
                default:
                    return false;
            }
        }

        return false;
    }

    private static bool IsAddedForEachRecord(IOperation list, SymbolUses uses)
        => list.Parent is IInvocationOperation { TargetMethod.Name: "Add", Parent: IExpressionStatementOperation { Parent: IBlockOperation { Parent: IForEachLoopOperation loop } } } && IsRecords(loop.Collection, uses);

    /// <summary>A catch in a loop over records that lists the failure and lets the loop go on. Who remembers it in any other way may stop, or leave out a group.</summary>
    private static bool GoesOn(ICatchClauseOperation clause, SymbolUses uses)
    {
        if (clause is not { Parent: ITryOperation { Parent: IBlockOperation { Parent: IForEachLoopOperation loop } } } || !IsRecords(loop.Collection, uses))
        {
            return false;
        }

        ISymbol? failures = null;
        foreach (var statement in clause.Handler.Operations)
        {
            if (statement is IExpressionStatementOperation { Operation: IInvocationOperation { TargetMethod.Name: "Add", Instance: { } list, Arguments: [{ Value: var item }] } }
                && failures is null
                && LambdaRecords.IsBatchItemFailure(SymbolUses.Unwrap(item)?.Type))
            {
                failures = SymbolUses.Named(SymbolUses.Unwrap(list));
            }
            else if (statement is not (IEmptyOperation or IBranchOperation { BranchKind: BranchKind.Continue }) && !Logging.IsLogging(statement))
            {
                return false;
            }
        }

        // Asked about inside the loop, the list of failures may end it.
        return failures is not null && uses[failures].Reads.Where(read => loop.Syntax.Span.Contains(read.Syntax.Span)).All(read => clause.Syntax.Span.Contains(read.Syntax.Span));
    }
}
