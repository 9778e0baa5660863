using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ServerlessPatterns.Local.Page;

/// <summary>
/// Tries endpoints for the page. Those of APIs and load balancers are on other ports, and so of other origins, whose answers a browser keeps from the page. Nothing
/// but what runs here is asked: this would else be a way for pages into the machine's network.
/// </summary>
/// <param name="cloud">The cloud.</param>
internal sealed class TryRequests(LocalCloud cloud)
{
    private const int LongestBody = 1024 * 1024;

    // UTF-8 that throws: what is no text is shown as base64.
    private static readonly UTF8Encoding s_text = new(false, throwOnInvalidBytes: true);

    private static readonly HttpClient s_client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Sends the request that the body describes, and answers with what came back.</summary>
    /// <exception cref="PageException">The request is none, is for another server, or nothing answers there.</exception>
    public async Task AnswerAsync(HttpContext context)
    {
        using var request = await ReadAsync(context).ConfigureAwait(false);
        var began = Stopwatch.GetTimestamp();
        try
        {
            using var response = await s_client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted).ConfigureAwait(false);
            var (body, isTruncated) = await BodyAsync(response, context.RequestAborted).ConfigureAwait(false);
            var took = Stopwatch.GetElapsedTime(began);
            await PageAnswer.WriteAsync(context, json => Write(json, response, body, isTruncated, took)).ConfigureAwait(false);
        }
        catch (HttpRequestException e)
        {
            throw new PageException(StatusCodes.Status502BadGateway, $"{request.Method} {request.RequestUri} was not answered: {e.Message}");
        }
    }

    private async Task<HttpRequestMessage> ReadAsync(HttpContext context)
    {
        try
        {
            using var json = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted).ConfigureAwait(false);
            var root = json.RootElement;
            var request = new HttpRequestMessage(new HttpMethod(Text(root, "method") ?? "GET"), Address(Text(root, "url")));
            var body = Text(root, "body");
            if (!string.IsNullOrEmpty(body))
            {
                request.Content = new ByteArrayContent(s_text.GetBytes(body));
            }

            if (root.TryGetProperty("headers", out var headers))
            {
                foreach (var header in headers.EnumerateObject())
                {
                    Add(request, header.Name, header.Value.GetString() ?? "");
                }
            }

            return request;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw PageException.BadRequest($"The request cannot be made: {e.Message} It is to be {{\"method\":\"GET\",\"url\":\"…\",\"headers\":{{\"name\":\"value\"}},\"body\":\"…\"}}.");
        }
    }

    private static string? Text(JsonElement root, string name) => root.TryGetProperty(name, out var value) ? value.GetString() : null;

    private Uri Address(string? url)
    {
        var origins = cloud.Resources.Endpoints.Select(endpoint => OriginOf(endpoint.Url)).Append(cloud.Endpoint.GetLeftPart(UriPartial.Authority)).Distinct().ToList();
        return Uri.TryCreate(url, UriKind.Absolute, out var address) && origins.Contains(address.GetLeftPart(UriPartial.Authority)) && address.UserInfo.Length == 0
            ? address
            : throw PageException.BadRequest($"The URL is '{url}', which is no address of what runs here. Those begin with {string.Join(" or ", origins)}.");
    }

    /// <summary>Scheme, host and port; what follows may have {…} in it.</summary>
    private static string OriginOf(string url) => new Uri(url).GetLeftPart(UriPartial.Authority);

    private static void Add(HttpRequestMessage request, string name, string value)
    {
        // These say how the request is sent, which is the client's to say.
        if (name.ToUpperInvariant() is "CONTENT-LENGTH" or "TRANSFER-ENCODING" or "CONNECTION" or "EXPECT" or "UPGRADE")
        {
            throw PageException.BadRequest($"The header field {name} is set by what sends the request. Leave it out.");
        }

        if (value.AsSpan().ContainsAny('\r', '\n') || !(request.Headers.TryAddWithoutValidation(name, value) || (request.Content ??= new ByteArrayContent([])).Headers.TryAddWithoutValidation(name, value)))
        {
            throw PageException.BadRequest($"'{name}: {value}' is no header field.");
        }
    }

    private static async Task<(byte[] Body, bool IsTruncated)> BodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var body = new byte[LongestBody + 1];
        var length = await stream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return (body[..Math.Min(length, LongestBody)], length > LongestBody);
    }

    private static void Write(Utf8JsonWriter json, HttpResponseMessage response, byte[] body, bool isTruncated, TimeSpan took)
    {
        json.WriteNumber("status", (int)response.StatusCode);
        json.WriteStartObject("headers");
        foreach (var (name, values) in response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated))
        {
            json.WriteString(name, values.ToString());
        }

        json.WriteEndObject();
        var text = TextOf(body);
        json.WriteString("body", text ?? Convert.ToBase64String(body));
        json.WriteBoolean("isBase64", text is null);
        json.WriteBoolean("isTruncated", isTruncated);
        json.Milliseconds("durationMs", took);
    }

    private static string? TextOf(byte[] body)
    {
        try
        {
            return s_text.GetString(body);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
