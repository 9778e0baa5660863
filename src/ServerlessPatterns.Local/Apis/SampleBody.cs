using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ServerlessPatterns.Local.Apis;

/// <summary>A body that a schema takes, to be copied from the start of a local run.</summary>
internal static class SampleBody
{
    private const string Text = "text";

    // What the patterns of emitted schemas are for, each in one spelling of it.
    private static readonly string[] s_texts =
    [
        Text, "2026-01-01T12:00:00Z", "2026-01-01", "12:00:00", "00:01:00", "7edcbfcd-eb1e-45dd-b650-c4e5bf90ada8", "dGV4dA==", "https://example.com/", "1.0", "x", "",
    ];

    /// <summary>A value of a schema; null where none could be made up.</summary>
    public static JsonNode? Of(JsonObject schema)
    {
        if (schema["enum"] is JsonArray { Count: > 0 } values)
        {
            return values[0]?.DeepClone();
        }

        return TypeOf(schema) switch
        {
            "object" => Object(schema),
            "array" => Array(schema),
            "string" => String(schema),
            "integer" or "number" => Number(schema),
            "boolean" => true,
            _ => null,
        };
    }

    private static string? TypeOf(JsonObject schema)
        => schema["type"] is JsonArray types ? types.Select(type => type?.ToString()).FirstOrDefault(type => type != "null") : schema["type"]?.ToString();

    /// <summary>With every member, those that may be left out too; of a map none.</summary>
    private static JsonObject Object(JsonObject schema)
    {
        var members = new JsonObject();
        foreach (var (name, member) in schema["properties"] as JsonObject ?? [])
        {
            if (member is JsonObject one && Of(one) is { } value)
            {
                members[name] = value;
            }
        }

        return members;
    }

    private static JsonArray Array(JsonObject schema) => schema["items"] is JsonObject items && Of(items) is { } item ? [item] : [];

    private static JsonValue? String(JsonObject schema)
    {
        var pattern = schema["pattern"]?.ToString();
        var (least, most) = (Length(schema, "minLength") ?? 0, Length(schema, "maxLength") ?? int.MaxValue);
        var texts = s_texts.Append(least > Text.Length ? new string('x', least) : Text);
        return texts.FirstOrDefault(text => text.Length >= least && text.Length <= most && (pattern is null || Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant))) is { } found ? JsonValue.Create(found) : null;
    }

    private static JsonNode Number(JsonObject schema)
        => Bound(schema, "minimum") is { } least && least > 1 ? schema["minimum"]!.DeepClone()
            : Bound(schema, "maximum") is { } most && most < 1 ? schema["maximum"]!.DeepClone()
            : 1;

    private static double? Bound(JsonObject schema, string name) => schema[name] is { } bound ? double.Parse(bound.ToString(), CultureInfo.InvariantCulture) : null;

    private static int? Length(JsonObject schema, string name) => schema[name] is { } length ? int.Parse(length.ToString(), CultureInfo.InvariantCulture) : null;
}
