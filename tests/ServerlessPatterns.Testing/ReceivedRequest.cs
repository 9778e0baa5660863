namespace ServerlessPatterns.Testing;

/// <summary>A request as the fake Runtime API received it.</summary>
/// <param name="Method">GET or POST.</param>
/// <param name="Path">The path.</param>
/// <param name="Headers">The header fields.</param>
/// <param name="Body">The body.</param>
/// <param name="Connection">Which connection it came on: 1 is the first.</param>
public sealed record ReceivedRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body, int Connection)
{
    private const string Invocation = "/2018-06-01/runtime/invocation/";

    /// <summary>What it asks for; null if it is nothing that the Runtime API has.</summary>
    public RequestKind? Kind => (Method, Path) switch
    {
        ("GET", Invocation + "next") => RequestKind.Next,
        ("POST", "/2018-06-01/runtime/init/error") => RequestKind.InitError,
        ("POST", _) when Path.StartsWith(Invocation, StringComparison.Ordinal) && Path.EndsWith("/response", StringComparison.Ordinal) => RequestKind.Response,
        ("POST", _) when Path.StartsWith(Invocation, StringComparison.Ordinal) && Path.EndsWith("/error", StringComparison.Ordinal) => RequestKind.Error,
        _ => null,
    };

    /// <summary>The request id in the path of a response or an error.</summary>
    public string RequestId => Path[Invocation.Length..Path.LastIndexOf('/')];
}
