using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ServerlessPatterns.Analyzers.Handlers;
using ServerlessPatterns.Analyzers.Operations;

namespace ServerlessPatterns.Analyzers.Rules;

/// <summary>
/// SLP1009. Which queue invokes a function stands in the template. Code says so by [SQSEvent] and [SNSEvent], by what it gives a record's receipt handle back to,
/// and by the topic that a record came from. A message that is sent on a condition may be the last: of these it says nothing. Senders of ours are SLP0032's.
/// See https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html
/// </summary>
internal sealed class RecursionRule(LibraryTypes types) : HandlerRule
{
    private const HandlerKinds Events = HandlerKinds.SqsEvent | HandlerKinds.SnsEvent;

    public override DiagnosticDescriptor Descriptor => AntiPatterns.Recursion;

    public override bool IsConcerned => types.References("AWSSDK.SQS") || types.References("AWSSDK.SimpleNotificationService");

    public override void VisitHandler(HandlerEntry entry, IReadOnlyList<HandlerBody> bodies, Action<Diagnostic> report)
    {
        if ((entry.Kinds & Events) == 0 || !Sends(bodies))
        {
            return;
        }

        var own = Own(entry.Method, bodies);
        List<(HandlerBody Body, IInvocationOperation Call)>? sends = null;
        foreach (var body in bodies)
        {
            foreach (var call in body.Operations.Invocations)
            {
                if (Target(call) is { } target
                    && Sending.Given(call, target, body.Uses) is { } value
                    && ((own.Count > 0 && Key(value, body.Uses) is { } key && own.Contains(key)) || IsOwnTopic(body.Uses.Resolve(value))))
                {
                    (sends ??= []).Add((body, call));
                }
            }
        }

        if (sends is null)
        {
            return;
        }

        var callers = bodies.SelectMany(body => body.Operations.Invocations.Select(call => (Body: body, Call: call)))
            .ToLookup<(HandlerBody Body, IInvocationOperation Call), ISymbol>(each => each.Call.TargetMethod.OriginalDefinition, SymbolEqualityComparer.Default);
        var leaves = bodies.ToDictionary(body => body, FirstLeave);
        foreach (var (body, call) in sends)
        {
            if (IsAlwaysReached(call, body, callers, leaves))
            {
                report(AtCall(call, null, null, body.Name, Target(call) == "QueueUrl" ? "the queue" : "the topic"));
            }
        }
    }

    private static bool Sends(IReadOnlyList<HandlerBody> bodies)
    {
        foreach (var body in bodies)
        {
            foreach (var call in body.Operations.Invocations)
            {
                if (Target(call) is not null)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>What invokes the handler, as far as the code says: where it is subscribed, and what it gives receipt handles back to.</summary>
    private static HashSet<object> Own(IMethodSymbol handler, IReadOnlyList<HandlerBody> bodies)
    {
        var own = new HashSet<object>(Subscribed(handler));
        foreach (var body in bodies)
        {
            foreach (var call in body.Operations.Invocations)
            {
                if ((Sending.IsSqs(call, "DeleteMessage") || Sending.IsSqs(call, "ChangeMessageVisibility"))
                    && Sending.Given(call, "ReceiptHandle", body.Uses) is { } handle
                    && body.Uses.Resolve(handle) is IPropertyReferenceOperation { Property: { Name: "ReceiptHandle", ContainingType: var owner } }
                    && LambdaRecords.IsSqsRecord(owner)
                    && Key(Sending.Given(call, "QueueUrl", body.Uses), body.Uses) is { } queue)
                {
                    own.Add(queue);
                }
            }
        }

        return own;
    }

    /// <summary>The parameter that names what a call sends to; null where it sends nothing.</summary>
    private static string? Target(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "SendMessage" or "SendMessageAsync" or "SendMessageBatch" or "SendMessageBatchAsync" when Sending.IsSqs(call) => "QueueUrl",
        "Publish" or "PublishAsync" or "PublishBatch" or "PublishBatchAsync" when Sending.IsSns(call) => "TopicArn",
        _ => null,
    };

    /// <summary>The queue or topic of [SQSEvent] or [SNSEvent], where it is an ARN and no resource of the template.</summary>
    private static IEnumerable<object> Subscribed(IMethodSymbol method)
        => method.GetAttributes()
            .Where(attribute => attribute.AttributeClass?.Name is "SQSEventAttribute" or "SNSEventAttribute")
            .Select(attribute => attribute.ConstructorArguments is [{ Value: string arn }, ..] ? Name(arn) : null)
            .OfType<object>();

    /// <summary>What tells queues and topics from others: their name in an ARN or URL, the environment variable that holds it, or the member that does.</summary>
    private static object? Key(IOperation? value, SymbolUses uses)
    {
        var source = uses.Resolve(value);
        if (source is ICoalesceOperation { Value: var first })
        {
            source = uses.Resolve(first);
        }

        return source switch
        {
            { ConstantValue: { HasValue: true, Value: string text } } => Name(text),
            IInvocationOperation { TargetMethod: { Name: "GetEnvironmentVariable", ContainingType.Name: "Environment" }, Arguments: [{ Value.ConstantValue: { HasValue: true, Value: string variable } }, ..] } => "environment:" + variable,
            IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } parameter } when uses[parameter] is { IsOpen: false, Values.Count: 0 } => parameter,
            IFieldReferenceOperation { Field: { IsReadOnly: true } field } => field,
            IPropertyReferenceOperation { Property: { SetMethod: null, IsIndexer: false, ContainingType.TypeKind: TypeKind.Class } property, Instance: null or IInstanceReferenceOperation } => property,
            _ => null,
        };
    }

    /// <summary>arn:aws:sqs:eu-west-1:123456789012:orders and https://sqs.eu-west-1.amazonaws.com/123456789012/orders are one queue: sqs:eu-west-1:123456789012:orders.</summary>
    private static string? Name(string text)
    {
        if (text.Split(':') is ["arn", _, var service, var region, var account, var name])
        {
            return $"{service}:{region}:{account}:{name}";
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Host.Split('.') is ["sqs", var place, "amazonaws", ..] && url.AbsolutePath.Split('/') is ["", var owner, var queue]
            ? $"sqs:{place}:{owner}:{queue}"
            : null;
    }

    private static bool IsOwnTopic(IOperation? value) => value is IPropertyReferenceOperation { Property: { Name: "TopicArn", ContainingType: var owner } } && LambdaRecords.IsRecord(owner);

    private static bool IsAlwaysReached(
        IInvocationOperation call,
        HandlerBody body,
        ILookup<ISymbol, (HandlerBody Body, IInvocationOperation Call)> callers,
        Dictionary<HandlerBody, int> leaves)
        => IsUnconditional(call, body, leaves[body])
            && (body.IsEntry || (callers[body.Method].Take(2).ToArray() is [var only] && only.Body.IsEntry && IsUnconditional(only.Call, only.Body, leaves[only.Body])));

    /// <summary>Where a method may first end, or go on with the next record, before its end.</summary>
    private static int FirstLeave(HandlerBody body)
        => body.Operations.All.Where(Leaves).Select(operation => operation.Syntax.SpanStart).DefaultIfEmpty(int.MaxValue).Min();

    /// <summary>A value that has to be there is no condition.</summary>
    private static bool Leaves(IOperation operation)
        => !operation.IsImplicit
            && (operation is IReturnOperation or IBranchOperation || operation is IThrowOperation { Parent: not (ICoalesceOperation or IConversionOperation { Parent: ICoalesceOperation }) });

    /// <summary>Whether each run of the method, or each record, gets here: no condition around it, and none before it that leaves.</summary>
    private static bool IsUnconditional(IOperation operation, HandlerBody body, int firstLeave)
    {
        // What is returned itself has been reached.
        if (firstLeave < operation.Syntax.SpanStart && !IsReturned(operation, firstLeave))
        {
            return false;
        }

        var inner = operation;
        for (var outer = operation.Parent; outer is not null && !body.IsOwn(outer); inner = outer, outer = outer.Parent)
        {
            switch (outer)
            {
                case ITryOperation attempt when attempt.Body != inner && attempt.Finally != inner:
                case IForEachLoopOperation loop when !loop.Locals.Any(local => LambdaRecords.IsRecord(local.Type)):
                    return false;
                case IBlockOperation or ITryOperation or IForEachLoopOperation or IUsingOperation or IMethodBodyOperation:
                case IExpressionStatementOperation or IAwaitOperation or IReturnOperation or IConversionOperation:
                case IVariableInitializerOperation or IVariableDeclaratorOperation or IVariableDeclarationOperation or IVariableDeclarationGroupOperation or ISimpleAssignmentOperation:
                case IInvocationOperation { TargetMethod.Name: "ConfigureAwait" }:
                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    private static bool IsReturned(IOperation operation, int firstLeave)
    {
        for (var outer = operation.Parent; outer is not null and not IBlockOperation; outer = outer.Parent)
        {
            if (outer is IReturnOperation && outer.Syntax.SpanStart == firstLeave)
            {
                return true;
            }
        }

        return false;
    }
}
