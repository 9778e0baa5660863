using Microsoft.AspNetCore.Http;

namespace ServerlessPatterns.Local.Page;

/// <summary>Says what a browser may do with the page's answers.</summary>
internal static class PageHeaders
{
    public static void Protect(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
    }
}
