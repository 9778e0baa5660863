namespace ServerlessPatterns.Generator.CloudFormation;

/// <summary>Where a resource comes from; stands in its metadata.</summary>
/// <param name="Pattern">The pattern, <c>QueueConsumer</c>.</param>
/// <param name="Class">The class's full name.</param>
internal sealed record ResourceOrigin(string Pattern, string Class);
