using ServerlessPatterns.LoadBalancer;

namespace ServerlessPatterns;

/// <summary>
/// What a route answers, where a value alone does not say it. It does not change: <see cref="WithHeader"/> and <see cref="WithCookie"/>
/// return another one. The JSON of an answer has 1 MB at most.
/// </summary>
public sealed class HttpResult
{
    private const string ContentType = "content-type";
    private const string SetCookie = "set-cookie";

    private HttpResult(int statusCode, HttpBodyKind kind, Type? bodyType, object? body, KeyValuePair<string, string>[] headers)
    {
        StatusCode = statusCode;
        Kind = kind;
        BodyType = bodyType;
        Body = body;
        HeaderLines = headers;
    }

    /// <summary>The status, 200 to 599.</summary>
    public int StatusCode { get; }

    /// <summary>
    /// The body: the value that becomes JSON, a <see cref="ServerlessPatterns.Problem"/>, a <see cref="string"/> or a
    /// <c>ReadOnlyMemory&lt;byte&gt;</c>; null where there is none.
    /// </summary>
    public object? Body { get; }

    /// <summary>The headers, with names in lower case; <c>set-cookie</c> may occur several times.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers => HeaderLines;

    internal HttpBodyKind Kind { get; }

    internal Type? BodyType { get; }

    internal KeyValuePair<string, string>[] HeaderLines { get; }

    /// <summary>200 with a value as JSON.</summary>
    /// <typeparam name="T">The value's type, which the class's JSON context must know.</typeparam>
    /// <param name="body">The value; null is the JSON <c>null</c>.</param>
    /// <returns>The result.</returns>
    public static HttpResult Ok<T>(T body) => Json(200, body);

    /// <summary>201 with a value as JSON.</summary>
    /// <typeparam name="T">The value's type, which the class's JSON context must know.</typeparam>
    /// <param name="location">Where what was created is: a URI or path, percent-encoded.</param>
    /// <param name="body">The value.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentException"><paramref name="location"/> is empty or has characters that no header can have.</exception>
    public static HttpResult Created<T>(string location, T body) => Json(201, body).WithLocation(location);

    /// <summary>202: the request is yet to be carried out.</summary>
    /// <returns>The result.</returns>
    public static HttpResult Accepted() => Status(202);

    /// <summary>204.</summary>
    /// <returns>The result.</returns>
    public static HttpResult NoContent() => Status(204);

    /// <summary>404 with a problem document.</summary>
    /// <returns>The result.</returns>
    public static HttpResult NotFound() =>
        Problem(HttpProblem.NotFound.Status, HttpProblem.NotFound.Title, HttpProblem.NotFound.Detail, HttpProblem.NotFound.Type);

    /// <summary>Sends the client elsewhere: 302, or as the parameters say 301, 307 or 308.</summary>
    /// <param name="location">Where to: a URI or path, percent-encoded.</param>
    /// <param name="permanent">Whether the client is to remember it: 301 or 308.</param>
    /// <param name="preserveMethod">Whether the client must repeat the request as it is, a POST as a POST: 307 or 308.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentException"><paramref name="location"/> is empty or has characters that no header can have.</exception>
    public static HttpResult Redirect(string location, bool permanent = false, bool preserveMethod = false) =>
        Status(preserveMethod ? (permanent ? 308 : 307) : (permanent ? 301 : 302)).WithLocation(location);

    /// <summary>A problem document, as <see href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</see> has it.</summary>
    /// <param name="status">The status, 200 to 599; 4xx and 5xx are meant.</param>
    /// <param name="title">The problem in a few words, the same whenever it occurs.</param>
    /// <param name="detail">What is wrong this time; for the client, so nothing that it must not know.</param>
    /// <param name="type">Which problem it is, a URI. Default: <c>about:blank</c>, where the status tells all.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is not 200 to 599, or one without a body.</exception>
    public static HttpResult Problem(int status, string title, string? detail = null, string? type = null)
    {
        ArgumentNullException.ThrowIfNull(title);
        CheckStatus(status, hasBody: true);
        var problem = new Problem(type ?? ProblemType.Unspecified, title, status, detail);
        return new HttpResult(status, HttpBodyKind.Problem, null, problem, [new(ContentType, HttpProblem.ContentType)]);
    }

    /// <summary>200 with text.</summary>
    /// <param name="text">The text, sent in UTF-8.</param>
    /// <param name="contentType">Its type.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentException"><paramref name="contentType"/> has characters that no header can have.</exception>
    public static HttpResult Text(string text, string contentType = "text/plain; charset=utf-8")
    {
        ArgumentNullException.ThrowIfNull(text);
        HeaderRules.CheckValue("Content-Type", contentType, nameof(contentType));
        return new HttpResult(200, HttpBodyKind.Text, null, text, [new(ContentType, contentType)]);
    }

    /// <summary>200 with bytes. They travel as base64, so that about 750 KB of them fit into an answer.</summary>
    /// <param name="data">The bytes; they must stay as they are until the request has been answered.</param>
    /// <param name="contentType">Their type.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentException"><paramref name="contentType"/> has characters that no header can have.</exception>
    public static HttpResult Bytes(ReadOnlyMemory<byte> data, string contentType)
    {
        HeaderRules.CheckValue("Content-Type", contentType, nameof(contentType));
        return new HttpResult(200, HttpBodyKind.Bytes, null, data, [new(ContentType, contentType)]);
    }

    /// <summary>A value as JSON.</summary>
    /// <typeparam name="T">The value's type, which the class's JSON context must know.</typeparam>
    /// <param name="status">The status, 200 to 599.</param>
    /// <param name="body">The value; null is the JSON <c>null</c>.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is not 200 to 599, or one without a body.</exception>
    public static HttpResult Json<T>(int status, T body)
    {
        CheckStatus(status, hasBody: true);
        return new HttpResult(status, HttpBodyKind.Json, typeof(T), body, [new(ContentType, "application/json")]);
    }

    /// <summary>A status without a body.</summary>
    /// <param name="status">The status, 200 to 599.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is not 200 to 599.</exception>
    public static HttpResult Status(int status)
    {
        CheckStatus(status, hasBody: false);
        return new HttpResult(status, HttpBodyKind.None, null, null, []);
    }

    /// <summary>Adds a header; one of the same name is replaced, unless it is <c>Set-Cookie</c>.</summary>
    /// <param name="name">The name, without regard to case.</param>
    /// <param name="value">The value: visible ASCII, blanks and tabs.</param>
    /// <returns>Another result, with the header.</returns>
    /// <exception cref="ArgumentException">
    /// <paramref name="name"/> is no header name, or one that is the load balancer's to set (<c>Connection</c>, <c>Content-Length</c> and the
    /// like); or <paramref name="value"/> has other characters.
    /// </exception>
    public HttpResult WithHeader(string name, string value)
    {
        var lower = HeaderRules.CheckName(name, nameof(name));
        HeaderRules.CheckValue(name, value, nameof(value));
        return With(lower, value);
    }

    /// <summary>Adds a cookie. By default it is secure, hidden from scripts, for the whole site, and not sent with other sites' requests.</summary>
    /// <param name="name">The name: letters, digits and <c>!#$%&amp;'*+-.^_`|~</c>.</param>
    /// <param name="value">The value: visible ASCII without quotation marks, commas, semicolons and backslashes.</param>
    /// <param name="options">How the browser keeps it.</param>
    /// <returns>Another result, with the cookie.</returns>
    /// <exception cref="ArgumentException">The name, the value or an option cannot stand in a cookie.</exception>
    public HttpResult WithCookie(string name, string value, HttpCookieOptions? options = null) =>
        With(SetCookie, HeaderRules.Cookie(name, value, options ?? new HttpCookieOptions()));

    private static void CheckStatus(int status, bool hasBody)
    {
        if (status is < 200 or > 599)
        {
            throw new ArgumentOutOfRangeException(nameof(status), status, "A status is a number from 200 to 599.");
        }

        if (hasBody && status is (204 or 205 or 304))
        {
            throw new ArgumentOutOfRangeException(nameof(status), status, $"An answer with status {status} has no body. Use HttpResult.Status({status}).");
        }
    }

    private HttpResult WithLocation(string location)
    {
        ArgumentException.ThrowIfNullOrEmpty(location);
        HeaderRules.CheckValue("Location", location, nameof(location));
        return With("location", location);
    }

    private HttpResult With(string name, string value)
    {
        var headers = HeaderLines;
        var place = name == SetCookie ? -1 : Array.FindIndex(headers, header => header.Key == name);
        if (place < 0)
        {
            place = headers.Length;
            Array.Resize(ref headers, place + 1);
        }
        else
        {
            headers = [.. headers];
        }

        headers[place] = new(name, value);
        return new HttpResult(StatusCode, Kind, BodyType, Body, headers);
    }
}
