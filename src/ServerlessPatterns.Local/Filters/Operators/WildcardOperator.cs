using System.Text.Json;

namespace ServerlessPatterns.Local.Filters.Operators;

/// <summary>
/// A text with * for any letters, also none; \* and \\ are the letters themselves:
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html.
/// </summary>
internal sealed class WildcardOperator : FilterOperator
{
    private readonly string[] _parts;

    private WildcardOperator(string[] parts) => _parts = parts;

    /// <exception cref="FormatException">AWS does not take it.</exception>
    public static WildcardOperator Parse(string pattern)
    {
        var parts = new List<string>();
        var part = new System.Text.StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '*')
            {
                if (i > 0 && pattern[i - 1] == '*' && part.Length == 0)
                {
                    throw new FormatException($"Consecutive wildcard characters at pos {i - 1}");
                }

                parts.Add(part.ToString());
                part.Clear();
                continue;
            }

            if (pattern[i] == '\\' && (++i == pattern.Length || pattern[i] is not ('*' or '\\')))
            {
                throw new FormatException($"Invalid escape character at pos {i - 1}");
            }

            part.Append(pattern[i]);
        }

        parts.Add(part.ToString());
        return new WildcardOperator([.. parts]);
    }

    public override bool Holds(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return false;
        }

        var text = value.GetString()!;
        if (_parts.Length == 1)
        {
            return text == _parts[0];
        }

        var end = text.Length - _parts[^1].Length;
        if (end < _parts[0].Length || !text.StartsWith(_parts[0], StringComparison.Ordinal) || !text.EndsWith(_parts[^1], StringComparison.Ordinal))
        {
            return false;
        }

        // The leftmost place of each part leaves most for those that follow.
        var position = _parts[0].Length;
        foreach (var part in _parts.AsSpan(1, _parts.Length - 2))
        {
            var found = text.IndexOf(part, position, end - position, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            position = found + part.Length;
        }

        return true;
    }
}
