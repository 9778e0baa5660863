namespace ServerlessPatterns.Testing;

/// <summary>A request as a server on loopback received it, the fake Runtime API for one.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path.</param>
/// <param name="Headers">The header fields; of several lines of a name, the last.</param>
/// <param name="Body">The body.</param>
/// <param name="Connection">Which connection it came on: 1 is the first.</param>
public sealed record ReceivedRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body, int Connection)
{
    private const string Invocation = "/2018-06-01/runtime/invocation/";

    /// <summary>The header fields line by line, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> HeaderLines { get; init; } = [];

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
