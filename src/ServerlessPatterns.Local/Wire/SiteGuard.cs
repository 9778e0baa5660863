using Microsoft.AspNetCore.Http;

namespace ServerlessPatterns.Local.Wire;

/// <summary>
/// Keeps web sites out, which can have a browser on this machine ask us: by a name of theirs that leads to loopback (DNS rebinding), or by a form that posts
/// to us from their page. Programs send neither their own name nor an Origin.
/// </summary>
internal static class SiteGuard
{
    /// <summary>Why a request is refused; null where it is not.</summary>
    /// <param name="request">The request.</param>
    /// <param name="isOpenToSites">Whether what it asks has rules of its own for other sites' pages, as an API with CORS.</param>
    public static string? Refusal(Microsoft.AspNetCore.Http.HttpRequest request, bool isOpenToSites)
    {
        if (request.Host.Host is not ("localhost" or "127.0.0.1"))
        {
            return $"The request's Host is '{request.Host}'; what runs here is answered by the names localhost and 127.0.0.1 alone, so that no web site can lead a browser to it.";
        }

        return !isOpenToSites && !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)
            && request.Headers.TryGetValue("Origin", out var origin) && !string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)
            ? $"The request comes from '{origin}'; of web pages only the one at {request.Scheme}://{request.Host} may send or change anything here. The APIs of the services, under /apis, answer others by their own CORS."
            : null;
    }
}
