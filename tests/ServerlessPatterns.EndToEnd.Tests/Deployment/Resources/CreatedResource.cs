namespace ServerlessPatterns.EndToEnd.Tests.Deployment.Resources;

/// <summary>What a template can refer to of a resource.</summary>
/// <param name="Ref">What Ref returns.</param>
/// <param name="Attributes">What Fn::GetAtt returns.</param>
internal sealed record CreatedResource(string Ref, IReadOnlyDictionary<string, string> Attributes);
