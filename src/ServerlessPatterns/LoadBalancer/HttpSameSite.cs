namespace ServerlessPatterns;

/// <summary>
/// With which requests from other sites a browser sends a cookie along. See
/// <see href="https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#name-the-samesite-attribute">RFC 6265bis: SameSite</see>.
/// </summary>
public enum HttpSameSite
{
    /// <summary>With those that follow a link, and no others.</summary>
    Lax,

    /// <summary>With none.</summary>
    Strict,

    /// <summary>With all; the cookie must be secure.</summary>
    None,
}
