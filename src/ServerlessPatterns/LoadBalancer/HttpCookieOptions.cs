namespace ServerlessPatterns;

/// <summary>How a browser keeps a cookie: <see href="https://www.rfc-editor.org/rfc/rfc6265#section-4.1.2">RFC 6265</see>.</summary>
public sealed class HttpCookieOptions
{
    /// <summary>Send the cookie over HTTPS only. Default: true.</summary>
    public bool Secure { get; init; } = true;

    /// <summary>Hide the cookie from scripts. Default: true.</summary>
    public bool HttpOnly { get; init; } = true;

    /// <summary>Whether requests from other sites have the cookie. Default: <see cref="HttpSameSite.Lax"/>.</summary>
    public HttpSameSite SameSite { get; init; } = HttpSameSite.Lax;

    /// <summary>The path below which the browser sends the cookie. Default: <c>/</c>, which is all of the site.</summary>
    public string Path { get; init; } = "/";

    /// <summary>The domain that gets the cookie, and all below it. Default: none, which is the host alone that set it.</summary>
    public string? Domain { get; init; }

    /// <summary>
    /// How long the browser keeps the cookie: not negative, to the second; zero deletes it. Default: none, which is until the browser
    /// ends its session.
    /// </summary>
    public TimeSpan? MaxAge { get; init; }
}
