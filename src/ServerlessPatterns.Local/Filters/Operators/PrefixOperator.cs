using System.Text.Json;

namespace ServerlessPatterns.Local.Filters.Operators;

/// <summary>A text that begins so.</summary>
internal sealed class PrefixOperator(string prefix, StringComparison comparison) : FilterOperator
{
    public override bool Holds(JsonElement value) => value.ValueKind == JsonValueKind.String && value.GetString()!.StartsWith(prefix, comparison);
}
