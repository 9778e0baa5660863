using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ServerlessPatterns.Local.Page;

/// <summary>Writes answers of JSON.</summary>
internal static class PageAnswer
{
    private const int MostListed = 1000;
    private const int ListedByDefault = 50;

    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An object.</summary>
    public static ReadOnlyMemory<byte> Object(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, s_options))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    public static async Task WriteAsync(HttpContext context, Action<Utf8JsonWriter> members, int status = StatusCodes.Status200OK)
    {
        var body = Object(members);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>A time as pages read it: UTC, with milliseconds.</summary>
    public static void Time(this Utf8JsonWriter json, string name, DateTimeOffset time)
        => json.WriteString(name, time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));

    public static void Milliseconds(this Utf8JsonWriter json, string name, TimeSpan duration) => json.WriteNumber(name, Math.Round(duration.TotalMilliseconds, 3));

    /// <summary>A member that is left out where it is null.</summary>
    public static void Optional(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    /// <summary>How many the caller wants to see.</summary>
    /// <exception cref="PageException">It is no number, or too large a one.</exception>
    public static int Limit(HttpContext context)
        => !context.Request.Query.TryGetValue("limit", out var given) ? ListedByDefault
            : int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= MostListed ? limit
            : throw PageException.BadRequest($"limit is '{given}'; it can be 1 to {MostListed}.");
}
