using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ServerlessPatterns.Analyzers.Handlers;
using ServerlessPatterns.Analyzers.Http;

namespace ServerlessPatterns.Analyzers.Rules;

/// <summary>
/// SLP1003. See https://docs.aws.amazon.com/wellarchitected/latest/framework/rel05-bp05.html
/// HttpClient's own is 100 seconds: https://learn.microsoft.com/dotnet/api/system.net.http.httpclient.timeout
/// </summary>
internal sealed class CallWithoutDeadlineRule(LibraryTypes types) : HandlerRule
{
    /// <summary>The property that names the token that can be passed; absent where there is none.</summary>
    public const string TokenProperty = "Token";

    private readonly HttpCalls _calls = new(types);
    private readonly INamedTypeSymbol? _token = types.Find("System.Threading.CancellationToken");

    public override DiagnosticDescriptor Descriptor => AntiPatterns.CallWithoutDeadline;

    public override bool IsConcerned => _calls.Any && _token is not null;

    public override ImmutableArray<OperationKind> Kinds { get; } = ImmutableArray.Create(OperationKind.Invocation);

    public override void Visit(IOperation operation, HandlerBody body, Action<Diagnostic> report)
    {
        if (operation is not IInvocationOperation invocation
            || _calls.Of(invocation) is not { Url: not null } call
            || HasToken(invocation)
            || !IsAwaited(invocation)
            || (call.Host(body.Uses) is { } host && SiblingHosts.Contains(host))
            || body.Uses.Sets(call.Client, "Timeout").Any())
        {
            return;
        }

        if (Token(invocation, body.Method) is { } token)
        {
            report(AtCall(invocation, null, ImmutableDictionary<string, string?>.Empty.Add(TokenProperty, token.Name), body.Name, $"'{token.Name}'"));
        }
        else if (IsMadeHere(call.Client, body.Uses))
        {
            // Nothing is said of a client that comes from elsewhere: it may have its timeout from there.
            report(AtCall(invocation, null, null, body.Name, (body.Kinds & HandlerKinds.QueueConsumer) != 0
                ? "the CancellationToken that HandleAsync can be given"
                : "the token of a CancellationTokenSource that ends before the function's remaining time, or set the client's Timeout"));
        }
    }

    private bool HasToken(IInvocationOperation invocation)
        => invocation.Arguments.Any(argument => argument.ArgumentKind != ArgumentKind.DefaultValue && IsToken(argument.Parameter?.Type));

    private bool IsToken(ITypeSymbol? type) => SymbolEqualityComparer.Default.Equals(type, _token);

    /// <summary>Awaited itself: what is given to WhenAny or WaitAsync has its deadline there.</summary>
    private static bool IsAwaited(IInvocationOperation invocation) => Awaiting.User(invocation) switch
    {
        IAwaitOperation => true,
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait" } configured => Awaiting.User(configured) is IAwaitOperation,
        _ => false,
    };

    /// <summary>The nearest token among the parameters around a call.</summary>
    private IParameterSymbol? Token(IOperation operation, IMethodSymbol method)
    {
        for (var outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            var inner = outer switch
            {
                IAnonymousFunctionOperation function => function.Symbol,
                ILocalFunctionOperation function => function.Symbol,
                _ => null,
            };
            if (inner?.Parameters.FirstOrDefault(parameter => IsToken(parameter.Type)) is { } token)
            {
                return token;
            }

            if (inner?.IsStatic == true)
            {
                return null;
            }
        }

        return method.Parameters.FirstOrDefault(parameter => parameter.RefKind == RefKind.None && IsToken(parameter.Type));
    }

    /// <summary>Whether a client is made in the type, of nothing that may have a deadline of its own.</summary>
    private static bool IsMadeHere(IOperation? client, SymbolUses uses)
        => uses.Resolve(client) is IObjectCreationOperation { Type.Name: "HttpClient" } creation
            && creation.Arguments.All(argument => !argument.Value.Type.IsHandler()
                || uses.Resolve(argument.Value) is IObjectCreationOperation { Type.Name: "HttpClientHandler" or "SocketsHttpHandler" });
}
