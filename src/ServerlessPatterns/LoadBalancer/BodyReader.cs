using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace ServerlessPatterns.LoadBalancer;

/// <summary>Reads JSON bodies, and says what is wrong with them in words that tell nothing of the types they are read into.</summary>
internal static class BodyReader
{
    public const string NotUtf8 = "The body must be UTF-8, and is not.";

    /// <summary>Reads a body.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="json">The body.</param>
    /// <param name="typeInfo">How the type is read.</param>
    /// <param name="body">What was read.</param>
    /// <param name="problem">What is wrong.</param>
    /// <returns>False: something is wrong.</returns>
    public static bool TryRead<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> typeInfo, out T body, [NotNullWhen(false)] out string? problem)
    {
        body = default!;
        if (json.StartsWith(Encoding.UTF8.Preamble))
        {
            json = json[Encoding.UTF8.Preamble.Length..];
        }

        // Base64 may hold any bytes, and the serializer looks at those only that it makes a text of.
        if (!Utf8.IsValid(json))
        {
            problem = NotUtf8;
            return false;
        }

        try
        {
            body = JsonSerializer.Deserialize(json, typeInfo)!;
            problem = null;
            return true;
        }
        catch (JsonException e)
        {
            problem = Describe(e);
            return false;
        }
    }

    private static string Describe(JsonException e)
    {
        var place = e.LineNumber is { } line && e.BytePositionInLine is { } position
            ? string.Create(CultureInfo.InvariantCulture, $", in line {line + 1} at byte {position + 1}")
            : "";
        return $"The body is not the JSON that is expected: see {(string.IsNullOrEmpty(e.Path) ? "$" : HttpProblem.Shorten(e.Path))}{place}.";
    }
}
