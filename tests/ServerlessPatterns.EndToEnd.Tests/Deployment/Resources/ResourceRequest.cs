using System.Text.Json.Nodes;

namespace ServerlessPatterns.EndToEnd.Tests.Deployment.Resources;

/// <summary>A resource to create.</summary>
/// <param name="LogicalId">Its name in the template.</param>
/// <param name="Type">Its type.</param>
/// <param name="PhysicalName">A name that CloudFormation would make up.</param>
/// <param name="Properties">Its properties, resolved.</param>
/// <param name="Environment">Where it is created.</param>
/// <param name="Existing">The stack's resources so far.</param>
internal sealed record ResourceRequest(
    string LogicalId,
    string Type,
    string PhysicalName,
    JsonObject Properties,
    StackEnvironment Environment,
    IReadOnlyCollection<PhysicalResource> Existing)
{
    /// <summary>A property that must be there.</summary>
    public string Text(string property)
        => Optional(property) ?? throw new DeploymentException($"{LogicalId} ({Type}) has no {property}.");

    /// <summary>A property as CloudFormation passes it on: text, numbers and booleans as text, objects as JSON.</summary>
    public string? Optional(string property) => Properties[property] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<bool>(out var flag) => flag ? "true" : "false",
        JsonValue value => value.ToString(),
        var json => json.ToJsonString(),
    };

    /// <summary>Those of the properties that are given.</summary>
    public Dictionary<string, string> Given(params string[] properties)
        => properties.Select(name => KeyValuePair.Create(name, Optional(name))).Where(pair => pair.Value is not null).ToDictionary(pair => pair.Key, pair => pair.Value!);
}
