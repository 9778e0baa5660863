using ServerlessPatterns.Generator.CloudFormation;

namespace ServerlessPatterns.Generator.Crud.Mapping;

/// <summary>A problem document: what clients are told of an error (RFC 9457).</summary>
/// <param name="Kind">The last part of its type.</param>
/// <param name="Status">The HTTP status; 0: it differs.</param>
/// <param name="Title">The kind, for people.</param>
/// <param name="Detail">What to do about it.</param>
internal sealed record Problem(string Kind, int Status, string Title, string Detail)
{
    public const string ContentType = "application/problem+json";

    public const string TypePrefix = "urn:serverless-patterns:problem:";

    /// <summary>For how many seconds a client that was throttled, or came while something was down, should wait.</summary>
    public const int RetryAfterSeconds = 1;

    public static readonly Problem ItemNotFound = new("item-not-found", 404, "Not found", "There is no item with this key.");
    public static readonly Problem ItemExists = new("item-exists", 409, "Conflict", "There is an item with this key already.");
    public static readonly Problem InvalidRequest = new("invalid-request", 400, "Bad request", "The table does not take this request: a key, number, limit or page token is malformed or out of its range, or the item is larger than 400 KB.");
    public static readonly Problem Throttled = new("throttled", 429, "Too many requests", "Wait as long as Retry-After says, then try again.");
    public static readonly Problem Unavailable = new("unavailable", 503, "Service unavailable", "Whether a change was made is not known. Wait as long as Retry-After says, then look or try again.");
    public static readonly Problem Internal = new("internal", 500, "Internal server error", "The request could not be carried out. Trying again will not help; whoever runs the service must look at it.");

    public string Type => TypePrefix + Kind;

    /// <summary>The document, on one line.</summary>
    /// <param name="detail">A JSON string in the place of the detail.</param>
    public string ToText(string? detail = null)
        => $"{{\"type\": \"{Type}\", \"title\": \"{Title}\", {(Status == 0 ? "" : $"\"status\": {Status}, ")}\"detail\": {detail ?? ((JsonNode)Detail).ToCompactText()}}}";
}
