using System.Text.Json.Nodes;

namespace ServerlessPatterns.Testing.ApiGateway;

/// <summary>A resource of an emitted template, its functions resolved.</summary>
/// <param name="LogicalId">Its name in the template.</param>
/// <param name="Type">Its type.</param>
/// <param name="Ref">What Ref returns.</param>
/// <param name="Attributes">What Fn::GetAtt returns.</param>
/// <param name="Properties">Its properties.</param>
public sealed record TemplateResource(
    string LogicalId,
    string Type,
    string Ref,
    IReadOnlyDictionary<string, string> Attributes,
    JsonObject Properties);
