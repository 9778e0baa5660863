using System.Text.Json.Nodes;
using ServerlessPatterns.Generator.Queue;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.Tests.CloudFormation;

/// <summary>A template as it was written, read back.</summary>
internal sealed class WrittenTemplate
{
    public WrittenTemplate(ServiceModel service) => Json = JsonNode.Parse(ServiceTemplate.Write(service))!.AsObject();

    public WrittenTemplate(params QueueConsumerModel[] consumers)
        : this(Models.ServiceOf(consumers))
    {
    }

    public JsonObject Json { get; }

    public JsonObject Resources => Json[nameof(Resources)]!.AsObject();

    public IEnumerable<string> OfType(string type)
        => Resources.Where(resource => (string)resource.Value!["Type"]! == type).Select(resource => resource.Key);

    /// <summary>A property's JSON on one line without blanks, or null; dots reach inner ones.</summary>
    public string? Property(string resource, string path)
    {
        JsonNode? node = Resources[resource]!["Properties"];
        foreach (var part in path.Split('.'))
        {
            node = node?[part];
        }

        return node?.ToJsonString(WrittenJson.Options);
    }

    /// <summary>The statements of a function's role by their Sid, without it.</summary>
    public IReadOnlyDictionary<string, JsonObject> RoleStatements(string role)
        => Resources[role]!["Properties"]!["Policies"]!.AsArray().Single()!["PolicyDocument"]!["Statement"]!.AsArray()
            .ToDictionary(statement => (string)statement!["Sid"]!, statement => statement!.AsObject());
}
