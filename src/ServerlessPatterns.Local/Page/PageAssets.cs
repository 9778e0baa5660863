using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace ServerlessPatterns.Local.Page;

/// <summary>The page's files, which lie in the assembly.</summary>
internal sealed class PageAssets
{
    private const string Prefix = "page/";

    private static readonly HashSet<string> s_names = [.. typeof(PageAssets).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))];

    private readonly ConcurrentDictionary<string, (byte[] Content, string ETag)> _read = new(StringComparer.Ordinal);

    /// <summary>Answers with a file.</summary>
    /// <param name="context">The request.</param>
    /// <param name="path">The file, as it lies in the folder.</param>
    /// <exception cref="PageException">There is none.</exception>
    public async Task AnswerAsync(HttpContext context, string path)
    {
        var name = Prefix + path;
        if (!s_names.Contains(name))
        {
            throw PageException.NotFound($"The page has no file '{path}'.");
        }

        var (content, tag) = _read.GetOrAdd(name, Read);
        var response = context.Response;
        response.Headers.ETag = tag;
        response.Headers.CacheControl = "no-cache";
        if (context.Request.Headers.IfNoneMatch.Contains(tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = TypeOf(path);
        response.ContentLength = content.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(content, context.RequestAborted).ConfigureAwait(false);
        }
    }

    private static (byte[] Content, string ETag) Read(string name)
    {
        using var stream = typeof(PageAssets).Assembly.GetManifestResourceStream(name)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return (content, $"\"{Convert.ToHexString(SHA256.HashData(content))[..32]}\"");
    }

    private static string TypeOf(string path) => Path.GetExtension(path) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" or ".mjs" => "text/javascript; charset=utf-8",
        ".json" or ".map" => "application/json; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        ".ico" => "image/x-icon",
        ".woff2" => "font/woff2",
        ".txt" or ".md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    };
}
