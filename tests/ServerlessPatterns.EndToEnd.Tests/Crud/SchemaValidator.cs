using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace ServerlessPatterns.EndToEnd.Tests.Crud;

/// <summary>The schemas of an OpenAPI document, which are JSON schemas of draft 2020-12, evaluated.</summary>
internal sealed class SchemaValidator(JsonElement document)
{
    private static readonly EvaluationOptions s_options = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    /// <summary>What is wrong with a value; null: nothing.</summary>
    public string? ErrorOf(JsonElement schema, JsonElement value)
    {
        var all = JsonNode.Parse(schema.GetRawText())!.AsObject();
        all["$defs"] = JsonNode.Parse(document.GetProperty("components").GetProperty("schemas").GetRawText());
        var result = JsonSchema.FromText(all.ToJsonString().Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal)).Evaluate(value, s_options);
        return result.IsValid ? null
            : string.Join("; ", result.Details!.Where(detail => detail.Errors is not null).SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation} {error.Key}: {error.Value}")));
    }
}
