using Microsoft.AspNetCore.Http;

namespace ServerlessPatterns.Local.Page;

/// <summary>
/// Keeps other sites out, which can have a browser on this machine ask us: by a name of theirs that leads to loopback (DNS rebinding), or by a form that posts
/// to us from their page.
/// </summary>
internal static class PageGuard
{
    /// <summary>Why a request is refused; null where it is not.</summary>
    public static string? Refusal(Microsoft.AspNetCore.Http.HttpRequest request)
    {
        if (request.Host.Host is not ("localhost" or "127.0.0.1" or "[::1]"))
        {
            return $"The request's Host is '{request.Host}'; the page is answered by the names localhost, 127.0.0.1 and [::1] alone.";
        }

        return !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)
            && request.Headers.TryGetValue("Origin", out var origin) && !string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)
            ? $"The request comes from '{origin}'; only the page itself, {request.Scheme}://{request.Host}, may ask for changes."
            : null;
    }

    /// <summary>Says what a browser may do with an answer.</summary>
    public static void Protect(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
    }
}
