using System.Text.Json;

namespace ServerlessPatterns.Local.Filters.Operators;

/// <summary>A text that ends so.</summary>
internal sealed class SuffixOperator(string suffix, StringComparison comparison) : FilterOperator
{
    public override bool Holds(JsonElement value) => value.ValueKind == JsonValueKind.String && value.GetString()!.EndsWith(suffix, comparison);
}
