using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ServerlessPatterns.Analyzers.Handlers;

namespace ServerlessPatterns.Analyzers.Http;

/// <summary>A call over HTTP: of HttpClient, or of a gRPC client.</summary>
/// <param name="Invocation">The call.</param>
/// <param name="Client">The client that it is made of.</param>
/// <param name="Url">What tells where to: a text, a Uri or a request; null where the client alone does.</param>
internal sealed record HttpCall(IInvocationOperation Invocation, IOperation? Client, IOperation? Url)
{
    /// <summary>The call's host, what is not known of it as <see cref="UrlText.Unknown"/>; null where nothing is.</summary>
    public string? Host(SymbolUses uses)
    {
        var url = Url is null ? null : UrlText.Of(Url, uses);
        if (url is not null && UrlText.Host(url) is { } host)
        {
            return host;
        }

        // A relative URL goes to the client's base address; one that begins with what is not known may be absolute.
        return url is [UrlText.Unknown, ..] || (url is null && Url is not null) ? null
            : BaseAddress(uses) is { } address ? UrlText.Host(address)
            : null;
    }

    private string? BaseAddress(SymbolUses uses)
    {
        var sets = uses.Sets(Client, "BaseAddress").Take(2).ToArray();
        if (sets is [var set])
        {
            return UrlText.Of(set.Value, uses);
        }

        // new Greeter.GreeterClient(GrpcChannel.ForAddress("http://greeter"))
        return sets.Length == 0
            && uses.Resolve(Client) is IObjectCreationOperation { Arguments: [{ Value: var channel }, ..] }
            && uses.Resolve(channel) is IInvocationOperation { TargetMethod: { Name: "ForAddress", ContainingType.Name: "GrpcChannel" }, Arguments: [{ Value: var address }, ..] }
            ? UrlText.Of(address, uses)
            : null;
    }
}
