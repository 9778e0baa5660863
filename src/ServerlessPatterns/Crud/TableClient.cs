using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ServerlessPatterns.Hosting;

/// <summary>
/// What the typed clients that the compiler writes for <see cref="CrudTableAttribute"/> types are made of: the requests to the table's API, and what its answers
/// mean. One client serves any number of threads. An answer that is neither what was asked for nor has an exception of its own is an <see cref="ApiException"/>;
/// nothing is sent twice.
/// </summary>
/// <typeparam name="T">The type of the items.</typeparam>
public abstract class TableClient<T>
{
    private const int MostOnPage = 1000;

    private readonly HttpClient _httpClient;
    private readonly string _path;
    private readonly JsonTypeInfo<T> _typeInfo;
    private readonly TableUrl _url;

    /// <summary>Prepares the client; no request is made.</summary>
    /// <param name="httpClient">
    /// What sends the requests. Its <see cref="HttpClient.BaseAddress"/> is the URL of the API's stage, with or without a slash at the end. An API with
    /// <see cref="ApiAuthorization.Iam"/> needs requests that are signed: SigV4Handler of the package ServerlessPatterns.Aws does that.
    /// </param>
    /// <param name="path">The path of the table's collection, below the stage's URL.</param>
    /// <param name="typeInfo">How items are written and read.</param>
    /// <exception cref="ArgumentException">The base address is not set, or no URL of a stage.</exception>
    protected TableClient(HttpClient httpClient, string path, JsonTypeInfo<T> typeInfo)
    {
        ArgumentNullException.ThrowIfNull(httpClient);
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(typeInfo);
        _httpClient = httpClient;
        _path = path;
        _typeInfo = ItemTypeInfo.WithMetadata(typeInfo);
        _url = new TableUrl(httpClient.BaseAddress, path, nameof(httpClient));
    }

    /// <summary>Creates an item: POST.</summary>
    /// <param name="item">The item.</param>
    /// <param name="cancellationToken">Gives up; whether the item was created is then not known.</param>
    /// <returns>The key that the API gave it, as text; null where the table's items bring their own.</returns>
    /// <exception cref="ItemExistsException">There is an item with that key.</exception>
    /// <exception cref="ApiException">The API answered something else.</exception>
    protected async Task<string?> CreateItemAsync(T item, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _url.Collection) { Content = Content(item) };
        using var response = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.Created)
        {
            return LastSegment(response.Headers.Location);
        }

        var exception = await ApiAnswer.ReadAsync(response, cancellationToken).ConfigureAwait(false);
        throw exception.Problem?.Type == ProblemType.ItemExists ? new ItemExistsException(_path, KeyOf(item)?.ToString() ?? "", exception) : exception;
    }

    /// <summary>Reads an item: GET.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The item, or null (the type's default) where there is none.</returns>
    /// <exception cref="ArgumentException">The key cannot be part of a URL.</exception>
    /// <exception cref="ApiException">The API answered something else.</exception>
    protected async Task<T?> GetItemAsync(TableKey key, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _url.Item(key));
        using var response = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            var exception = await ApiAnswer.ReadAsync(response, cancellationToken).ConfigureAwait(false);
            return exception.Problem?.Type == ProblemType.ItemNotFound ? default(T?) : throw exception;
        }

        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return JsonSerializer.Deserialize(body, _typeInfo) ?? throw new JsonException("The item is null.");
        }
        catch (JsonException e)
        {
            throw ApiAnswer.Unreadable(response, body, $"as JSON of {typeof(T).Name}", e);
        }
    }

    /// <summary>Writes an item in the place of the one that is there: PUT.</summary>
    /// <param name="key">Its key, which goes before the one in the item.</param>
    /// <param name="item">The item.</param>
    /// <param name="cancellationToken">Gives up; whether the item was written is then not known.</param>
    /// <returns>A task that completes when it is written.</returns>
    /// <exception cref="ArgumentException">The key cannot be part of a URL.</exception>
    /// <exception cref="ItemNotFoundException">There is no item with that key.</exception>
    /// <exception cref="ApiException">The API answered something else.</exception>
    protected async Task ReplaceItemAsync(TableKey key, T item, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, _url.Item(key)) { Content = Content(item) };
        await ChangeAsync(request, key, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes an item: DELETE.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="cancellationToken">Gives up; whether the item was deleted is then not known.</param>
    /// <returns>A task that completes when it is deleted.</returns>
    /// <exception cref="ArgumentException">The key cannot be part of a URL.</exception>
    /// <exception cref="ItemNotFoundException">There is no item with that key.</exception>
    /// <exception cref="ApiException">The API answered something else.</exception>
    protected async Task DeleteItemAsync(TableKey key, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, _url.Item(key));
        await ChangeAsync(request, key, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the table's items, or a partition's, a page a request: GET. The next page is asked for when the last item of one has been taken.</summary>
    /// <param name="partition">The partition, of a table with a sort key; null: the table has none.</param>
    /// <param name="pageSize">How many items a request reads at most, 1 to 1000; null: the API's default, 100.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The items: a partition's in the order of their sort keys, a table's in no order.</returns>
    /// <exception cref="ArgumentException">The partition cannot be part of a URL.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The page size is out of range.</exception>
    /// <exception cref="ApiException">The API answered something else; while the items are taken.</exception>
    protected IAsyncEnumerable<T> ListItemsAsync(TableKeyValue? partition, int? pageSize, CancellationToken cancellationToken)
    {
        if (pageSize is < 1 or > MostOnPage)
        {
            throw new ArgumentOutOfRangeException(nameof(pageSize), pageSize, $"A page has 1 to {MostOnPage} items.");
        }

        // What is wrong with the partition is said here, not when the first item is taken.
        _ = _url.Page(partition, pageSize, pageToken: null);
        return ListPagesAsync(partition, pageSize, cancellationToken);
    }

    /// <summary>The key of an item that is to be created; the exception that says that there is one names it.</summary>
    /// <param name="item">The item.</param>
    /// <returns>The key; null: it is not known.</returns>
    protected virtual TableKey? KeyOf(T item) => null;

    private async IAsyncEnumerable<T> ListPagesAsync(TableKeyValue? partition, int? pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? token = null;
        do
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, _url.Page(partition, pageSize, token));
            using var response = await SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (response.StatusCode != HttpStatusCode.OK)
            {
                throw await ApiAnswer.ReadAsync(response, cancellationToken).ConfigureAwait(false);
            }

            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            var page = new ItemPage<T>(body, _typeInfo);
            while (TryRead(page, response, body, out var item))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return item;
            }

            token = page.NextPageToken is { } next && next == token ? throw ApiAnswer.Unreadable(response, body, "as a page: it is followed by itself") : page.NextPageToken;
        }
        while (token is not null);
    }

    private static bool TryRead(ItemPage<T> page, HttpResponseMessage response, byte[] body, out T item)
    {
        try
        {
            return page.TryRead(out item);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw ApiAnswer.Unreadable(response, body, $"as a page of {typeof(T).Name} items", e);
        }
    }

    private async Task ChangeAsync(HttpRequestMessage request, TableKey key, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.NoContent)
        {
            return;
        }

        var exception = await ApiAnswer.ReadAsync(response, cancellationToken).ConfigureAwait(false);
        throw exception.Problem?.Type == ProblemType.ItemNotFound ? new ItemNotFoundException(_path, key.ToString(), exception) : exception;
    }

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        => _httpClient.SendAsync(request, cancellationToken);

    /// <summary>Of known length, so that a handler can sign it without another copy.</summary>
    private ByteArrayContent Content(T item)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(item, _typeInfo));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    private static string? LastSegment(Uri? location)
    {
        if (location is null)
        {
            return null;
        }

        var path = location.OriginalString.AsSpan();
        path = path[..(path.IndexOfAny('?', '#') is var end and >= 0 ? end : path.Length)];
        var segment = path[(path.LastIndexOf('/') + 1)..];
        return segment.IsEmpty ? null : Uri.UnescapeDataString(segment.ToString());
    }
}
