namespace ServerlessPatterns.LoadBalancer;

/// <summary>A problem document that the runtime answers with (<see href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</see>).</summary>
/// <param name="Kind">The last part of its type.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Title">The kind, for people.</param>
/// <param name="Detail">What is wrong this time.</param>
internal sealed record HttpProblem(string Kind, int Status, string Title, string Detail)
{
    public const string ContentType = "application/problem+json";

    public const string TypePrefix = "urn:serverless-patterns:problem:";

    private const int LongestValue = 64;

    public static readonly HttpProblem NoRoute = new("not-found", 404, "Not found", "No route fits this path.");
    public static readonly HttpProblem NotFound = new("not-found", 404, "Not found", "What this request asks for does not exist.");
    public static readonly HttpProblem InvalidPath = new("invalid-request", 400, "Bad request", "The path must begin with a slash and be percent-encoded UTF-8.");

    /// <summary>Which parameter it is about.</summary>
    public string? Parameter { get; init; }

    /// <summary>Where that one is: path, query, header or body.</summary>
    public string? In { get; init; }

    /// <summary>The header that the answer has beside the document.</summary>
    public KeyValuePair<string, string>? Header { get; init; }

    /// <summary>The whole type.</summary>
    public string Type => TypePrefix + Kind;

    public static HttpProblem MissingParameter(string place, string name) =>
        new("missing-parameter", 400, "Missing parameter", $"The {Place(place)} '{name}' is missing.") { Parameter = name, In = place };

    public static HttpProblem InvalidParameter(string place, string name, ReadOnlySpan<char> value, string expected) =>
        InvalidParameter(place, name, $"The {Place(place)} '{name}' must be {expected}, and is '{Shorten(value)}'.");

    public static HttpProblem SeveralValues(string place, string name, int count) =>
        InvalidParameter(place, name, $"The {Place(place)} '{name}' must be given once, and is given {count} times.");

    public static HttpProblem InvalidEncoding(string place, string name) =>
        InvalidParameter(place, name, $"The {Place(place)} '{name}' must be percent-encoded UTF-8, and is not.");

    public static HttpProblem NotText(string place, string name) => InvalidParameter(place, name, $"The {Place(place)} '{name}' is not Unicode text.");

    public static HttpProblem MissingBody(string name) =>
        new("missing-body", 400, "Missing body", "The request must have a body, and has none.") { Parameter = name, In = "body" };

    public static HttpProblem InvalidBody(string name, string detail) =>
        new("invalid-body", 400, "Invalid body", detail) { Parameter = name, In = "body" };

    public static HttpProblem UnsupportedContentType(string name, string detail) =>
        new("unsupported-content-type", 415, "Unsupported content type", detail)
        {
            Parameter = name,
            In = "body",
            Header = new("accept", "application/json"),
        };

    public static HttpProblem MethodNotAllowed(string method, string allow) =>
        new("method-not-allowed", 405, "Method not allowed", $"This path takes {allow}, and not {Shorten(method)}.") { Header = new("allow", allow) };

    public static HttpProblem Internal(string requestId) =>
        new(
            "internal",
            500,
            "Internal server error",
            $"The request could not be carried out. Whoever runs the service finds the reason in its log, under the request id {requestId}.");

    public static HttpProblem Timeout(string requestId) =>
        new(
            "timeout",
            504,
            "Timeout",
            $"The request was not carried out in time; how much of it was done is not known. Its request id is {requestId}.");

    public static HttpProblem AnswerTooLarge(string requestId) =>
        new(
            "answer-too-large",
            500,
            "Answer too large",
            $"The answer has more than the 1 MB that a load balancer takes from a function. The request was carried out; its request id is {requestId}.");

    /// <summary>A value for a text, cut where it is long.</summary>
    /// <param name="value">The value.</param>
    /// <returns>At most 64 characters of it.</returns>
    public static string Shorten(ReadOnlySpan<char> value)
    {
        if (value.Length <= LongestValue)
        {
            return value.ToString();
        }

        // Not through the middle of a surrogate pair.
        var length = char.IsHighSurrogate(value[LongestValue - 1]) ? LongestValue - 1 : LongestValue;
        return string.Concat(value[..length], "…");
    }

    private static HttpProblem InvalidParameter(string place, string name, string detail) =>
        new("invalid-parameter", 400, "Invalid parameter", detail) { Parameter = name, In = place };

    private static string Place(string place) => place switch
    {
        "path" => "path parameter",
        "query" => "query parameter",
        _ => place,
    };
}
