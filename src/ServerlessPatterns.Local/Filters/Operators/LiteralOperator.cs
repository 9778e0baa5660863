using System.Text.Json;

namespace ServerlessPatterns.Local.Filters.Operators;

/// <summary>true, false or null.</summary>
internal sealed class LiteralOperator(JsonValueKind kind) : FilterOperator
{
    public override bool Holds(JsonElement value) => value.ValueKind == kind;
}
