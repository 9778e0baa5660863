using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ServerlessPatterns.Analyzers.Http;

/// <summary>Tells which invocations are calls over HTTP.</summary>
internal sealed class HttpCalls(LibraryTypes types)
{
    private readonly INamedTypeSymbol? _client = types.Find("System.Net.Http.HttpClient");
    private readonly INamedTypeSymbol? _invoker = types.Find("System.Net.Http.HttpMessageInvoker");
    private readonly INamedTypeSymbol? _json = types.Find("System.Net.Http.Json.HttpClientJsonExtensions");
    private readonly INamedTypeSymbol? _grpc = types.Find("Grpc.Core.ClientBase");

    /// <summary>Whether there are any in the compilation.</summary>
    public bool Any => _client is not null || _grpc is not null;

    /// <summary>The call; null for any other invocation.</summary>
    public HttpCall? Of(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        var type = method.ContainingType?.OriginalDefinition;
        if (Is(type, _client) || Is(type, _invoker))
        {
            return method.Name.EndsWith("Async", StringComparison.Ordinal) || method.Name == "Send" ? new HttpCall(invocation, invocation.Instance, Url(invocation)) : null;
        }

        if (Is(type, _json))
        {
            return new HttpCall(invocation, Argument(invocation, 0), Url(invocation));
        }

        return IsGrpc(type) && method.MethodKind == MethodKind.Ordinary && method.ReturnType.ContainingNamespace is { Name: "Core", ContainingNamespace.Name: "Grpc" }
            ? new HttpCall(invocation, invocation.Instance, Url: null)
            : null;
    }

    private bool IsGrpc(INamedTypeSymbol? type)
    {
        if (_grpc is null)
        {
            return false;
        }

        for (var based = type?.BaseType; based is not null; based = based.BaseType)
        {
            if (Is(based, _grpc))
            {
                return true;
            }
        }

        return false;
    }

    private static IOperation? Url(IInvocationOperation invocation)
        => invocation.Arguments.FirstOrDefault(argument => argument.Parameter?.Name is "requestUri" or "request")?.Value;

    private static IOperation? Argument(IInvocationOperation invocation, int ordinal) => invocation.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal)?.Value;

    private static bool Is(INamedTypeSymbol? type, INamedTypeSymbol? known) => known is not null && SymbolEqualityComparer.Default.Equals(type, known);
}
