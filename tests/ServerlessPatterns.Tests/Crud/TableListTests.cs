using System.Net;

namespace ServerlessPatterns.Tests.Crud;

/// <summary>Lists, page by page.</summary>
public sealed class TableListTests
{
    private const string Kettle = """{"id":"p-1","name":"Kettle","price":12.50}""";
    private const string Lamp = """{"id":"p-2","name":"Lamp","price":99}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_follow_one_another_until_none_is_named()
    {
        var (client, api) = ProductClient.Create(
            Page($$"""{"items":[{{Kettle}},{{Lamp}}],"nextPageToken":"a b/é+&="}"""),
            Page($$"""{"nextPageToken":"p-9","items":[]}"""),
            Page($$""" { "items" : [ {{Lamp}} ] , "nextPageToken" : null, "more": {"items":[1]} } """));

        Assert.Equal(["p-1", "p-2", "p-2"], await IdsAsync(client.ListAsync(pageSize: 2, cancellationToken: Cancellation)));

        Assert.Equal(
            ["/products?limit=2", "/products?limit=2&pageToken=a%20b%2F%C3%A9%2B%26%3D", "/products?limit=2&pageToken=p-9"],
            api.Requests.Select(request => request.Url[ProductClient.Stage.Length..]));
    }

    [Fact]
    public async Task A_partition_is_part_of_the_path()
    {
        var (client, api) = ProductClient.Create(Page($$"""{"items":[{{Kettle}}],"nextPageToken":"3"}"""), Page("""{"items":[]}"""));

        Assert.Equal(["p-1"], await IdsAsync(client.ListAsync("customer/7", cancellationToken: Cancellation)));

        Assert.Equal(["/products/customer%2F7", "/products/customer%2F7?pageToken=3"], api.Requests.Select(request => request.Url[ProductClient.Stage.Length..]));
    }

    [Fact]
    public async Task The_next_page_is_asked_for_when_the_last_item_has_been_taken()
    {
        var (client, api) = ProductClient.Create(Page($$"""{"items":[{{Kettle}},{{Lamp}}],"nextPageToken":"p-2"}"""), Page("""{"items":[]}"""));

        await using var items = client.ListAsync(cancellationToken: Cancellation).GetAsyncEnumerator(Cancellation);

        Assert.Empty(api.Requests);
        Assert.True(await items.MoveNextAsync());
        Assert.True(await items.MoveNextAsync());
        Assert.Single(api.Requests);
        Assert.False(await items.MoveNextAsync());
        Assert.Equal(2, api.Requests.Count);
    }

    [Fact]
    public async Task Items_before_a_break_in_the_page_are_read()
    {
        var (client, _) = ProductClient.Create(Page($$"""{"items":[{{Kettle}},{"id":"""));
        var read = new List<string>();

        var exception = await Assert.ThrowsAsync<ApiException>(async () =>
        {
            await foreach (var product in client.ListAsync(cancellationToken: Cancellation))
            {
                read.Add(product.Id);
            }
        });

        Assert.Equal(["p-1"], read);
        Assert.Equal(HttpStatusCode.OK, exception.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html></html>")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"items":{}}""")]
    [InlineData("""{"items":[null]}""")]
    [InlineData("""{"items":[],"items":[]}""")]
    [InlineData("""{"items":[],"nextPageToken":7}""")]
    [InlineData("""{"items":[]}{}""")]
    [InlineData("""{"items":[]""")]
    [InlineData("""{"items":[{"id":7}]}""")]
    public async Task What_is_no_page_is_an_exception(string body)
    {
        var (client, _) = ProductClient.Create(Page(body));

        var exception = await Assert.ThrowsAsync<ApiException>(() => IdsAsync(client.ListAsync(cancellationToken: Cancellation)));

        Assert.Contains("cannot be read as a page of Product items", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_is_followed_by_itself_ends_the_list()
    {
        var page = $$"""{"items":[{{Kettle}}],"nextPageToken":"p-1"}""";
        var (client, api) = ProductClient.Create(Page(page), Page(page));

        await Assert.ThrowsAsync<ApiException>(() => IdsAsync(client.ListAsync(cancellationToken: Cancellation)));

        Assert.Equal(2, api.Requests.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1001)]
    public void A_page_size_that_no_API_takes_is_refused_at_once(int pageSize)
    {
        var (client, _) = ProductClient.Create();

        Assert.Equal("pageSize", Assert.Throws<ArgumentOutOfRangeException>(() => client.ListAsync(pageSize: pageSize, cancellationToken: Cancellation)).ParamName);
    }

    [Fact]
    public void A_partition_that_cannot_be_reached_is_refused_at_once()
    {
        var (client, _) = ProductClient.Create();

        Assert.Throws<ArgumentException>(() => client.ListAsync("..", cancellationToken: Cancellation));
    }

    [Fact]
    public async Task The_token_of_the_enumeration_is_heeded()
    {
        using var cancel = new CancellationTokenSource();
        var (client, _) = ProductClient.Create(Page($$"""{"items":[{{Kettle}},{{Lamp}}]}"""));
        var read = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var product in client.ListAsync(cancellationToken: Cancellation).WithCancellation(cancel.Token))
            {
                read++;
                await cancel.CancelAsync();
            }
        });

        Assert.Equal(1, read);
    }

    private static HttpResponseMessage Page(string body) => ScriptedHandler.Answer(HttpStatusCode.OK, body);

    private static async Task<List<string>> IdsAsync(IAsyncEnumerable<Product> products)
    {
        var ids = new List<string>();
        await foreach (var product in products)
        {
            ids.Add(product.Id);
        }

        return ids;
    }
}
