namespace ServerlessPatterns.Generator.CloudFormation;

/// <summary>A resource of a template.</summary>
/// <param name="type">Its type, <c>AWS::SQS::Queue</c>.</param>
/// <param name="properties">Its properties.</param>
internal sealed class Resource(string type, JsonObject properties)
{
    public string Type { get; } = type;

    public JsonObject Properties { get; } = properties;

    public RemovalPolicy Removal { get; init; }

    /// <summary>The condition without which it is not there.</summary>
    public string? Condition { get; init; }

    /// <summary>The resources that must be there first though no property refers to them.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>Which findings of rule packs do not hold for this resource, and why.</summary>
    public IReadOnlyList<RuleException> Exceptions { get; init; } = [];

    public JsonObject ToJson(ResourceOrigin origin) => new()
    {
        { "Type", Type },
        { "Condition", Condition },
        { "Properties", Properties },
        { "DependsOn", DependsOn.Count > 0 ? new JsonArray(DependsOn.OrderBy(id => id, StringComparer.Ordinal).Select(id => (JsonNode)id)) : null },
        { "DeletionPolicy", Removal switch { RemovalPolicy.Delete => "Delete", RemovalPolicy.Retain => "RetainExceptOnCreate", RemovalPolicy.RetainAlways => "Retain", _ => null } },
        { "UpdateReplacePolicy", Removal switch { RemovalPolicy.Delete => "Delete", RemovalPolicy.Retain or RemovalPolicy.RetainAlways => "Retain", _ => null } },
        { "Metadata", Metadata(origin) },
    };

    private JsonObject Metadata(ResourceOrigin origin)
    {
        var metadata = new JsonObject
        {
            { "ServerlessPatterns", new JsonObject { { "Pattern", origin.Pattern }, { "Class", origin.Class } } },
        };
        if (Exceptions.Count > 0)
        {
            metadata.Add("cdk_nag", new JsonObject { { "rules_to_suppress", new JsonArray(Exceptions.Select(exception => exception.ToJson())) } });
        }

        return metadata;
    }
}
