using System.Text.Json;

namespace ServerlessPatterns.Local.Filters.Operators;

/// <summary>
/// A number as it is written: "For numbers, Lambda also uses string representation. For example, 300, 300.0, and 3.0e2 are not considered
/// equal" (https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html).
/// </summary>
internal sealed class NumberTextOperator(string text) : FilterOperator
{
    public override bool Holds(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.GetRawText() == text;
}
