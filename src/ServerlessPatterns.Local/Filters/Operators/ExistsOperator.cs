using System.Text.Json;

namespace ServerlessPatterns.Local.Filters.Operators;

/// <summary>
/// { "exists": true }. In SNS "the key must have a non-null and non-empty value"
/// (https://docs.aws.amazon.com/sns/latest/dg/attribute-key-matching.html); in patterns a null is there.
/// </summary>
internal sealed class ExistsOperator(FilterMode mode) : FilterOperator
{
    public override bool Holds(JsonElement value)
        => mode == FilterMode.EventPattern
            || (value.ValueKind != JsonValueKind.Null && (value.ValueKind != JsonValueKind.String || !value.ValueEquals(ReadOnlySpan<byte>.Empty)));
}
