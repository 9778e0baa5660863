namespace ServerlessPatterns;

/// <summary>
/// A problem document, as an API answers in the place of what was asked for:
/// <see href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</see>. Members that a document does not have are null.
/// </summary>
/// <param name="Type">
/// Which problem it is, a URI: <c>urn:serverless-patterns:problem:throttled</c> for example. A document that does not say has <c>about:blank</c>: the status tells all.
/// </param>
/// <param name="Title">The problem in a few words, the same whenever it occurs.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What is wrong this time.</param>
/// <param name="Instance">This occurrence, a URI.</param>
public sealed record Problem(string Type, string? Title = null, int? Status = null, string? Detail = null, string? Instance = null);
