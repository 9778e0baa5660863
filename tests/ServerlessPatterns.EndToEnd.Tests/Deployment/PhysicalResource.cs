using System.Text.Json.Nodes;

namespace ServerlessPatterns.EndToEnd.Tests.Deployment;

/// <summary>A resource of a stack that was created.</summary>
/// <param name="LogicalId">Its name in the template.</param>
/// <param name="Type">Its type.</param>
/// <param name="Class">The class that it belongs to, by the template's metadata.</param>
/// <param name="Ref">What Ref returns.</param>
/// <param name="Attributes">What Fn::GetAtt returns.</param>
/// <param name="Properties">Its properties, resolved.</param>
internal sealed record PhysicalResource(
    string LogicalId,
    string Type,
    string? Class,
    string Ref,
    IReadOnlyDictionary<string, string> Attributes,
    JsonObject Properties)
{
    public string Arn => Attributes["Arn"];
}
