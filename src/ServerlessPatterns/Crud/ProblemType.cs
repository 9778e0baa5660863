namespace ServerlessPatterns;

/// <summary>The problems that have exceptions of their own.</summary>
internal static class ProblemType
{
    /// <summary>What a document without a type is of: https://www.rfc-editor.org/rfc/rfc9457#name-type.</summary>
    public const string Unspecified = "about:blank";

    public const string ItemNotFound = "urn:serverless-patterns:problem:item-not-found";
    public const string ItemExists = "urn:serverless-patterns:problem:item-exists";
}
