using System.Text.Json;

namespace ServerlessPatterns.Local.Filters;

/// <summary>What of a rule does not match.</summary>
internal static class FilterExplanation
{
    /// <summary>The fields in the way, for a message that the rule does not match.</summary>
    public static IReadOnlyList<FilterMismatch> Of(FilterRule rule, JsonElement root, int start)
    {
        List<FilterMismatch> alone = [.. rule.Fields.Where(field => !new FieldSearch([field], root, start).Holds()).Select(field => Mismatch(field, root, start))];
        return alone.Count > 0 ? alone : [.. rule.NotTogether(root, start).Select(field => Mismatch(field, root, start))];
    }

    private static FilterMismatch Mismatch(FilterField field, JsonElement root, int start)
    {
        var values = Values(field.Path, root, start).Select(value => value.GetRawText()).ToList();
        return new FilterMismatch(field.Path.Text, field.Wanted, values.Count switch
        {
            0 => null,
            1 => values[0],
            _ => $"[{string.Join(", ", values)}]",
        });
    }

    /// <summary>What the message has at a path, objects too, which no operator matches.</summary>
    private static IEnumerable<JsonElement> Values(FieldPath path, JsonElement value, int segment)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            return value.EnumerateArray().SelectMany(element => Values(path, element, segment));
        }

        if (segment == path.Length)
        {
            return [value];
        }

        return value.ValueKind != JsonValueKind.Object
            ? []
            : Enumerable.Range(segment + 1, path.Length - segment)
                .Where(end => value.TryGetProperty(path.Name(segment, end), out _))
                .SelectMany(end => Values(path, value.GetProperty(path.Name(segment, end)), end));
    }
}
