using System.Text.Json;

namespace ServerlessPatterns.Local.Filters.Operators;

/// <summary>A text, whatever its case.</summary>
internal sealed class EqualsIgnoreCaseOperator(string text) : FilterOperator
{
    public override bool Holds(JsonElement value)
        => value.ValueKind == JsonValueKind.String && text.Equals(value.GetString(), StringComparison.OrdinalIgnoreCase);
}
