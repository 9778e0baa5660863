using ServerlessPatterns.Generator.CloudFormation;

namespace ServerlessPatterns.Generator.Crud.Items;

/// <summary>
/// Writes what items look like as a JSON schema: draft 4, which API Gateway validates by
/// (https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-create-model.html), in words that mean the same in the newer draft of OpenAPI 3.1.
/// </summary>
/// <param name="AllowUnknownMembers">Whether objects may have other members.</param>
/// <param name="HasFormats">Whether formats are written, which validators take differently, and to which the patterns are enough.</param>
internal sealed record ItemSchema(bool AllowUnknownMembers, bool HasFormats)
{
    /// <summary>An object with these members, of which those for which <paramref name="isRequired"/> says so must be there.</summary>
    public JsonObject Object(IEnumerable<ItemMember> members, Func<ItemMember, bool> isRequired)
    {
        var properties = new JsonObject();
        var required = new List<string>();
        foreach (var member in members)
        {
            properties.Add(member.Name, Of(member.Shape));
            if (isRequired(member))
            {
                required.Add(member.Name);
            }
        }

        return new JsonObject
        {
            { "type", "object" },
            { "properties", properties },
            { "required", required.Count == 0 ? null : new JsonArray(required.OrderBy(name => name, StringComparer.Ordinal).Select(name => (JsonNode)name)) },
            { "additionalProperties", AllowUnknownMembers ? null : false },
        };
    }

    public JsonObject Of(ItemShape shape)
    {
        var schema = shape.Kind == ItemShapeKind.Record ? Object(shape.Members, member => member.IsRequired) : new JsonObject { { "type", Type(shape) } };
        AddRules(schema, shape);
        switch (shape.Kind)
        {
            case ItemShapeKind.List or ItemShapeKind.TextSet:
                schema.Add("items", Of(shape.Element!));
                schema.Add("minItems", Number(shape.Rules.MinimumLength));
                schema.Add("maxItems", Math.Min(TableTemplates.MaximumIterations, shape.Rules.MaximumLength ?? TableTemplates.MaximumIterations));
                schema.Add("uniqueItems", shape.Kind == ItemShapeKind.TextSet ? true : null);
                break;
            case ItemShapeKind.Map:
                schema.Add("additionalProperties", Of(shape.Element!));
                schema.Add("maxProperties", TableTemplates.MaximumIterations);
                break;
        }

        if (shape.IsNullable)
        {
            schema.Set("type", new JsonArray { Type(shape), "null" });
        }

        return schema;
    }

    private static string Type(ItemShape shape) => shape.Kind switch
    {
        ItemShapeKind.Text or ItemShapeKind.Binary => "string",
        ItemShapeKind.Number => shape.Rules.IsInteger ? "integer" : "number",
        ItemShapeKind.Boolean => "boolean",
        ItemShapeKind.List or ItemShapeKind.TextSet => "array",
        _ => "object",
    };

    private void AddRules(JsonObject schema, ItemShape shape)
    {
        var rules = shape.Rules;
        schema.Add("minimum", rules.Minimum is null ? null : new JsonLiteral(rules.Minimum));
        schema.Add("maximum", rules.Maximum is null ? null : new JsonLiteral(rules.Maximum));
        schema.Add("pattern", rules.Pattern);
        if (shape.Kind == ItemShapeKind.Text)
        {
            schema.Add("minLength", Number(rules.MinimumLength));
            schema.Add("maxLength", Number(rules.MaximumLength));
        }

        if (rules.Names.Count > 0)
        {
            var names = new JsonArray(rules.Names.Select(name => (JsonNode)name));
            if (shape.IsNullable)
            {
                names.Add(new JsonLiteral("null"));
            }

            schema.Add("enum", names);
        }

        if (HasFormats)
        {
            schema.Add("format", rules.Format);
            schema.Add("contentEncoding", shape.Kind == ItemShapeKind.Binary ? "base64" : null);
        }
    }

    private static JsonNode? Number(int? value) => value is { } number ? number : null;
}
