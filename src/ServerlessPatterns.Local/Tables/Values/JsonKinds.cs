using System.Text.Json;

namespace ServerlessPatterns.Local.Tables.Values;

/// <summary>What a SerializationException says of JSON that has another type than the service's model.</summary>
internal static class JsonKinds
{
    /// <param name="json">What the request has.</param>
    /// <param name="wanted">The model's type: String, Boolean, Integer.</param>
    public static string Problem(JsonElement json, string wanted) => json.ValueKind switch
    {
        JsonValueKind.True => $"TRUE_VALUE cannot be converted to {wanted}",
        JsonValueKind.False => $"FALSE_VALUE cannot be converted to {wanted}",
        JsonValueKind.String => $"STRING_VALUE cannot be converted to {wanted}",
        JsonValueKind.Number => $"{(json.TryGetInt64(out _) ? "NUMBER_VALUE" : "DECIMAL_VALUE")} cannot be converted to {wanted}",
        JsonValueKind.Array => $"Unrecognized collection type class java.lang.{wanted}",
        _ => "Start of structure or map found where not expected",
    };
}
