namespace ServerlessPatterns.Generator.CloudFormation;

/// <summary>
/// CloudFormation's
/// <see href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html">intrinsic
/// functions</see>.
/// </summary>
internal static class Intrinsic
{
    /// <summary>Removes the property or item in whose place it stands.</summary>
    public static JsonNode NoValue => Ref("AWS::NoValue");

    public static JsonNode Ref(string id) => new JsonObject { { "Ref", id } };

    public static JsonNode GetAtt(string id, string attribute) => new JsonObject { { "Fn::GetAtt", new JsonArray { id, attribute } } };

    public static JsonNode Sub(string text) => new JsonObject { { "Fn::Sub", text } };

    public static JsonNode If(string condition, JsonNode then, JsonNode otherwise)
        => new JsonObject { { "Fn::If", new JsonArray { condition, then, otherwise } } };

    /// <summary>The condition that a parameter was given.</summary>
    public static JsonNode IsNotEmpty(string parameter)
        => new JsonObject { { "Fn::Not", new JsonArray { new JsonObject { { "Fn::Equals", new JsonArray { Ref(parameter), "" } } } } } };

    /// <summary>Text in which <c>${…}</c> is replaced; plain text where there is nothing to replace.</summary>
    public static JsonNode SubWhereNeeded(string text) => text.Contains("${") ? Sub(text) : text;
}
