using System.Globalization;
using System.Text;

namespace ServerlessPatterns;

/// <summary>The URLs of a table's collection, its items and its pages.</summary>
internal sealed class TableUrl
{
    private static readonly UTF8Encoding s_strictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string _collection;

    /// <summary>Prepares the URLs.</summary>
    /// <param name="baseAddress">The URL of the API's stage, with or without a slash at the end.</param>
    /// <param name="path">The collection's path, below it.</param>
    /// <param name="parameterName">Whose the base address is.</param>
    /// <exception cref="ArgumentException">That is no URL of a stage.</exception>
    public TableUrl(Uri? baseAddress, string path, string parameterName)
    {
        const string Example = "the URL of the API's stage, https://abc123.execute-api.eu-west-1.amazonaws.com/api for example, as the stack's outputs have it";
        if (baseAddress is null)
        {
            throw new ArgumentException($"HttpClient.BaseAddress is not set. Set it to {Example}.", parameterName);
        }

        if (!baseAddress.IsAbsoluteUri || (baseAddress.Scheme != Uri.UriSchemeHttps && baseAddress.Scheme != Uri.UriSchemeHttp) || baseAddress.Query.Length + baseAddress.Fragment.Length > 0)
        {
            throw new ArgumentException($"HttpClient.BaseAddress '{baseAddress}' has a query, a fragment, or another scheme than HTTP's. Set it to {Example}.", parameterName);
        }

        Collection = new Uri($"{baseAddress.AbsoluteUri.TrimEnd('/')}/{path}");
        _collection = Collection.AbsoluteUri;
    }

    public Uri Collection { get; }

    public Uri Item(TableKey key)
    {
        var url = $"{_collection}/{Segment(key.Partition)}";
        return Exactly(key.Sort is { } sort ? $"{url}/{Segment(sort)}" : url, key.ToString());
    }

    /// <summary>The first page, or the page that a token names.</summary>
    public Uri Page(TableKeyValue? partition, int? pageSize, string? pageToken)
    {
        var url = new StringBuilder(_collection);
        if (partition is { } value)
        {
            url.Append('/').Append(Segment(value));
            Exactly(url.ToString(), value.ToString());
        }

        var separator = '?';
        if (pageSize is { } size)
        {
            url.Append(separator).Append("limit=").Append(size.ToString(CultureInfo.InvariantCulture));
            separator = '&';
        }

        if (pageToken is not null)
        {
            url.Append(separator).Append("pageToken=").Append(Uri.EscapeDataString(pageToken));
        }

        return new Uri(url.ToString());
    }

    private static string Segment(TableKeyValue key)
    {
        switch (key.Text)
        {
            case null or "":
                throw new ArgumentException("A key is empty. DynamoDB has no empty keys.", nameof(key));
            case "." or "..":
                // Every URL parser takes them out of the path, %2E and %2E%2E too: https://www.rfc-editor.org/rfc/rfc3986#section-5.2.4.
                throw new ArgumentException($"The key '{key.Text}' cannot be reached by a URL: in a path it means a step, percent-encoded or not. Give the item another key.", nameof(key));
        }

        try
        {
            // Uri puts U+FFFD in the place of a lone surrogate, which would be another item's key.
            s_strictUtf8.GetByteCount(key.Text);
        }
        catch (EncoderFallbackException e)
        {
            throw new ArgumentException($"The key '{key.Text}' has a lone surrogate, which is no character.", nameof(key), e);
        }

        return Uri.EscapeDataString(key.Text);
    }

    /// <summary>Uri has rules of its own; a path that it alters would be another item's.</summary>
    private static Uri Exactly(string url, string key)
    {
        var uri = new Uri(url);
        return uri.AbsoluteUri == url ? uri : throw new ArgumentException($"The key '{key}' cannot be reached by a URL: '{url}' becomes '{uri.AbsoluteUri}'.", nameof(key));
    }
}
