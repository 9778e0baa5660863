using System.Text.Json;
using ServerlessPatterns.Local.Template;

namespace ServerlessPatterns.EndToEnd.Tests.Deployment;

/// <summary>
/// The order in which a template's resources can be created: each after those that it refers to. CloudFormation refuses a template whose
/// resources refer to each other in a circle.
/// </summary>
internal static class ResourceOrder
{
    public static IReadOnlyList<string> Of(JsonElement resources)
    {
        var order = new List<string>();
        var path = new List<string>();
        foreach (var resource in resources.EnumerateObject())
        {
            Visit(resources, resource.Name, order, path);
        }

        return order;
    }

    private static void Visit(JsonElement resources, string logicalId, List<string> order, List<string> path)
    {
        if (order.Contains(logicalId))
        {
            return;
        }

        if (path.IndexOf(logicalId) is var start and >= 0)
        {
            throw new DeploymentException($"Circular dependency between resources: {string.Join(" -> ", path.Skip(start))} -> {logicalId}.");
        }

        path.Add(logicalId);
        foreach (var dependency in DependenciesOf(resources.GetProperty(logicalId)).Where(name => resources.TryGetProperty(name, out _)))
        {
            Visit(resources, dependency, order, path);
        }

        path.RemoveAt(path.Count - 1);
        order.Add(logicalId);
    }

    private static IEnumerable<string> DependenciesOf(JsonElement resource)
    {
        var named = !resource.TryGetProperty("DependsOn", out var dependsOn) ? []
            : dependsOn.ValueKind == JsonValueKind.Array ? dependsOn.EnumerateArray().Select(name => name.GetString()!)
            : [dependsOn.GetString()!];
        return resource.TryGetProperty("Properties", out var properties) ? named.Concat(NamesIn(properties)) : named;
    }

    private static IEnumerable<string> NamesIn(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().SelectMany(NamesIn),
        JsonValueKind.Object when TemplateValues.FunctionOf(value) is { } function => NamesIn(function),
        JsonValueKind.Object => value.EnumerateObject().SelectMany(property => NamesIn(property.Value)),
        _ => [],
    };

    private static IEnumerable<string> NamesIn(JsonProperty function) => function.Name switch
    {
        "Ref" => [function.Value.GetString()!],
        "Fn::GetAtt" when function.Value.ValueKind == JsonValueKind.Array => [function.Value[0].GetString()!],
        "Fn::GetAtt" => [function.Value.GetString()!.Split('.')[0]],
        "Fn::Sub" when function.Value.ValueKind == JsonValueKind.Array => Substituted(function.Value[0]).Concat(NamesIn(function.Value[1])),
        "Fn::Sub" => Substituted(function.Value),
        _ => NamesIn(function.Value),
    };

    private static IEnumerable<string> Substituted(JsonElement text)
        => TemplateValues.SubstitutedNames(text.GetString()!).Select(name => name.Split('.')[0]);
}
