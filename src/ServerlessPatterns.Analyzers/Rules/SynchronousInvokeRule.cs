using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ServerlessPatterns.Analyzers.Handlers;

namespace ServerlessPatterns.Analyzers.Rules;

/// <summary>SLP1001. See https://rules.sonarsource.com/java/RSPEC-6246/</summary>
internal sealed class SynchronousInvokeRule(LibraryTypes types) : HandlerRule
{
    /// <summary>The property whose presence says that the answer is not used, so that the place given besides can be changed: what it says is what is there.</summary>
    public const string FixProperty = "Fix";

    /// <summary>The place is the value that is set.</summary>
    public const string ReplaceValue = "Replace";

    /// <summary>The place is the request's creation, which sets nothing.</summary>
    public const string AddValue = "Add";

    private readonly INamedTypeSymbol? _lambda = types.Find("Amazon.Lambda.IAmazonLambda");

    public override DiagnosticDescriptor Descriptor => AntiPatterns.SynchronousInvoke;

    public override bool IsConcerned => _lambda is not null;

    public override ImmutableArray<OperationKind> Kinds { get; } = ImmutableArray.Create(OperationKind.Invocation);

    public override void Visit(IOperation operation, HandlerBody body, Action<Diagnostic> report)
    {
        if (operation is not IInvocationOperation { TargetMethod: { Name: "Invoke" or "InvokeAsync" or "InvokeWithResponseStream" or "InvokeWithResponseStreamAsync" } method } call
            || !IsOfLambda(method.ContainingType)
            || call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value is not { } request)
        {
            return;
        }

        // A streamed answer is waited for, or is none at all (DryRun): https://docs.aws.amazon.com/lambda/latest/api/API_InvokeWithResponseStream.html
        if (method.Name.StartsWith("InvokeWithResponseStream", StringComparison.Ordinal))
        {
            if (body.Uses.Sets(request, "InvocationType").All(set => IsRequestResponse(set.Value)))
            {
                report(AtCall(call, null, null, body.Name));
            }

            return;
        }

        if (body.Uses.Resolve(request) is not IObjectCreationOperation { Type.Name: "InvokeRequest" } creation
            || IsChangedElsewhere(request, body.Uses))
        {
            return;
        }

        var sets = body.Uses.Sets(request, "InvocationType").ToArray();
        if (!sets.All(set => IsRequestResponse(set.Value)))
        {
            return;
        }

        var place = IsUnused(call) && !IsShared(request, body.Uses)
            ? sets switch
            {
                [] => (Fix: AddValue, creation.Syntax),
                [var set] => (Fix: ReplaceValue, set.Value.Syntax),
                _ => default,
            }
            : default;
        report(place.Syntax is null
            ? AtCall(call, null, null, body.Name)
            : AtCall(call, [place.Syntax.GetLocation()], ImmutableDictionary<string, string?>.Empty.Add(FixProperty, place.Fix), body.Name));
    }

    private bool IsOfLambda(INamedTypeSymbol? type)
        => SymbolEqualityComparer.Default.Equals(type, _lambda) || type?.AllInterfaces.Contains(_lambda!, SymbolEqualityComparer.Default) == true;

    /// <summary>InvocationType.RequestResponse, or its text, which converts to it.</summary>
    private static bool IsRequestResponse(IOperation value) => SymbolUses.Unwrap(value) switch
    {
        IFieldReferenceOperation { Field: { Name: "RequestResponse", ContainingType.Name: "InvocationType" or "ResponseStreamingInvocationType" } } => true,
        { ConstantValue: { HasValue: true, Value: "RequestResponse" } } => true,
        { ConstantValue: { HasValue: true, Value: null } } => true,
        _ => false,
    };

    /// <summary>A request that other methods are given may have its type from them.</summary>
    private bool IsChangedElsewhere(IOperation request, SymbolUses uses)
        => SymbolUses.Named(SymbolUses.Unwrap(request)) is { } symbol
            && (symbol is not ILocalSymbol || !uses[symbol].CanBeFollowed || uses[symbol].Reads.Any(read => read.Parent is not IPropertyReferenceOperation && !IsInvoked(read)));

    private bool IsInvoked(IOperation read) => read.Parent is IArgumentOperation { Parent: IInvocationOperation call } && IsOfLambda(call.TargetMethod.ContainingType);

    private static bool IsShared(IOperation request, SymbolUses uses)
        => SymbolUses.Named(SymbolUses.Unwrap(request)) is { } symbol && uses[symbol].Reads.Count(read => read.Parent is IArgumentOperation) > 1;

    /// <summary>Nothing looks at the answer, which an event has not.</summary>
    private static bool IsUnused(IInvocationOperation call)
    {
        var parent = call.Parent;
        if (parent is IInvocationOperation { TargetMethod.Name: "ConfigureAwait" } configured)
        {
            parent = configured.Parent;
        }

        return parent is IAwaitOperation awaiting ? awaiting.Parent is IExpressionStatementOperation : call.TargetMethod.Name == "Invoke" && parent is IExpressionStatementOperation;
    }
}
