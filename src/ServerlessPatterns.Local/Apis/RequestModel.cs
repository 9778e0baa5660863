using System.Text.Json;
using System.Text.Json.Nodes;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;
using ServerlessPatterns.Local.Template;

namespace ServerlessPatterns.Local.Apis;

/// <summary>
/// AWS::ApiGateway::Model: a JSON schema of draft 4, by which API Gateway validates bodies
/// (https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html).
/// </summary>
internal sealed class RequestModel
{
    private static readonly string[] s_keywords =
    [
        "$schema", "$ref", "title", "description", "type", "enum", "required", "properties", "additionalProperties", "definitions", "items", "pattern",
        "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "minItems", "maxItems", "uniqueItems",
        "minProperties", "maxProperties", "anyOf", "oneOf", "allOf", "not",
    ];

    private readonly JsonObject _source;

    // Read when a body is first judged by it: the library takes a third of what a whole start does.
    private readonly Lazy<JsonSchema> _schema;
    private readonly LargeIntegers _largeIntegers;

    private RequestModel(JsonObject source, LargeIntegers largeIntegers)
    {
        _source = source;

        // On the pool: the caller may have a context that its continuations would wait for, as tests have.
        _schema = new(() => Task.Run(() => JsonSchema.FromJsonAsync(source.ToJsonString())).GetAwaiter().GetResult());
        _largeIntegers = largeIntegers;
    }

    public static RequestModel Read(LocalResource resource)
    {
        var settings = new ResourceSettings(resource.LogicalId, resource.Properties, "RestApiId", "ContentType", "Name", "Description", "Schema");
        var schema = settings.Object("Schema");
        if (settings.Text("ContentType") != "application/json" || schema["$schema"]?.ToString() != "http://json-schema.org/draft-04/schema#")
        {
            throw new RestApiException($"{settings} is no schema of draft 4 for application/json.");
        }

        CheckKeywords(settings, schema);
        return new(schema, new(schema, resource.LogicalId));
    }

    /// <summary>A body that it takes; null where none could be made up.</summary>
    public JsonNode? Sample() => SampleBody.Of(_source) is { } sample && ErrorOf(sample.ToJsonString()) is null ? sample : null;

    /// <summary>What is wrong with a body, in the manner of API Gateway's $context.error.validationErrorString; null where all is right.</summary>
    public string? ErrorOf(string body)
    {
        try
        {
            // Newtonsoft reads what is no JSON, such as comments.
            using var strict = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 1000 });
        }
        catch (System.Text.Json.JsonException)
        {
            return "[Unknown error parsing request body]";
        }

        using var reader = new JsonTextReader(new StringReader(body)) { DateParseHandling = DateParseHandling.None, MaxDepth = null };
        var errors = _schema.Value.Validate(_largeIntegers.Replace(JToken.ReadFrom(reader)));
        return errors.Count == 0 ? null : $"[{string.Join(", ", errors.SelectMany(Flatten).GroupBy(error => error.Kind).Select(Describe))}]";
    }

    private static IEnumerable<ValidationError> Flatten(ValidationError error) => error switch
    {
        MultiTypeValidationError types => types.Errors.Values.SelectMany(errors => errors).SelectMany(Flatten),
        ChildSchemaValidationError schemas => schemas.Errors.Values.SelectMany(errors => errors).SelectMany(Flatten),
        _ => [error],
    };

    private static string Describe(IGrouping<ValidationErrorKind, ValidationError> errors) => errors.Key switch
    {
        ValidationErrorKind.PropertyRequired => $"object has missing required properties ({Names(errors)})",
        ValidationErrorKind.NoAdditionalPropertiesAllowed => $"object instance has properties which are not allowed by the schema: {Names(errors)}",
        _ => string.Join(", ", errors.Select(error => $"instance does not match the schema: {error.Kind} ({error.Path?.TrimStart('#')})")),
    };

    private static string Names(IEnumerable<ValidationError> errors)
        => $"[{string.Join(',', errors.Select(error => error.Property).Order(StringComparer.Ordinal).Select(name => $"\"{name}\""))}]";

    private static void CheckKeywords(ResourceSettings owner, JsonNode? schema)
    {
        if (schema is not JsonObject keywords)
        {
            return;
        }

        foreach (var (keyword, value) in keywords)
        {
            if (!s_keywords.Contains(keyword))
            {
                throw new RestApiException($"{owner} has the keyword {keyword}, which draft 4 or the interpreter does not know.");
            }

            switch (value)
            {
                case JsonObject named when keyword is "properties" or "definitions":
                    foreach (var (_, one) in named)
                    {
                        CheckKeywords(owner, one);
                    }

                    break;
                case JsonArray list when keyword is "anyOf" or "oneOf" or "allOf":
                    foreach (var one in list)
                    {
                        CheckKeywords(owner, one);
                    }

                    break;
                case JsonObject when keyword is "items" or "additionalProperties" or "not":
                    CheckKeywords(owner, value);
                    break;
                case JsonValue when keyword is "exclusiveMinimum" or "exclusiveMaximum" && value.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False):
                    throw new RestApiException($"{owner}: {keyword} is a boolean in draft 4.");
            }
        }
    }
}
