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

    public static JsonNode Equals(JsonNode left, JsonNode right) => new JsonObject { { "Fn::Equals", new JsonArray { left, right } } };

    public static JsonNode Not(JsonNode condition) => new JsonObject { { "Fn::Not", new JsonArray { condition } } };

    public static JsonNode Join(string separator, JsonArray texts) => new JsonObject { { "Fn::Join", new JsonArray { separator, texts } } };

    public static JsonNode Split(string separator, JsonNode text) => new JsonObject { { "Fn::Split", new JsonArray { separator, text } } };

    public static JsonNode Select(int index, JsonNode list) => new JsonObject { { "Fn::Select", new JsonArray { index, list } } };

    /// <summary>The condition that a parameter was given.</summary>
    public static JsonNode IsNotEmpty(string parameter) => Not(Equals(Ref(parameter), ""));

    /// <summary>Text in which <c>${…}</c> is replaced; plain text where there is nothing to replace.</summary>
    public static JsonNode SubWhereNeeded(string text) => text.Contains("${") ? Sub(text) : text;
}
