namespace ServerlessPatterns.Generator.CloudFormation;

/// <summary>A statement of an IAM policy.</summary>
internal sealed class PolicyStatement
{
    private PolicyStatement(string id, string effect, JsonNode action)
    {
        Id = id;
        Effect = effect;
        Action = action;
    }

    /// <summary>Says what the statement is for; letters and digits only.</summary>
    public string Id { get; }

    public string Effect { get; }

    public JsonNode Action { get; }

    public JsonNode? Principal { get; init; }

    public JsonNode? Resource { get; init; }

    public JsonNode? Condition { get; init; }

    public static PolicyStatement Allow(string id, JsonNode? principal, JsonNode? resource, JsonNode? condition, params string[] actions)
        => new(id, "Allow", Actions(actions)) { Principal = principal, Resource = resource, Condition = condition };

    public static PolicyStatement Deny(string id, JsonNode? principal, JsonNode? resource, JsonNode? condition, params string[] actions)
        => new(id, "Deny", Actions(actions)) { Principal = principal, Resource = resource, Condition = condition };

    public JsonObject ToJson() => new()
    {
        { "Sid", Id },
        { "Effect", Effect },
        { "Action", Action },
        { "Principal", Principal },
        { "Resource", Resource },
        { "Condition", Condition },
    };

    private static JsonNode Actions(string[] actions)
        => actions.Length == 1 ? actions[0] : new JsonArray(actions.OrderBy(action => action, StringComparer.Ordinal).Select(action => (JsonNode)action));
}
