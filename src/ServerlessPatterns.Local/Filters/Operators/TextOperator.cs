using System.Text;
using System.Text.Json;

namespace ServerlessPatterns.Local.Filters.Operators;

/// <summary>A text, letter for letter.</summary>
internal sealed class TextOperator(string text) : FilterOperator
{
    private readonly byte[] _text = Encoding.UTF8.GetBytes(text);

    public override bool Holds(JsonElement value) => value.ValueKind == JsonValueKind.String && value.ValueEquals(_text);
}
