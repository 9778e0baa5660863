namespace ServerlessPatterns.Generator.LoadBalancer;

/// <summary>What becomes of what a method returns.</summary>
internal enum AnswerKind
{
    /// <summary>It returns nothing: 204.</summary>
    NoContent,

    /// <summary>Its value as JSON.</summary>
    Json,

    /// <summary>An HttpResult.</summary>
    Result,
}
