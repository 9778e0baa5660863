using System.Net;
using System.Text;

namespace ServerlessPatterns.Tests.Crud;

/// <summary>The five operations of a typed client.</summary>
public sealed class TableClientTests
{
    private static readonly Product s_product = new("p-1", "Kettle \"é\"", 12.50m);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_item_is_created_by_POST_as_its_JSON()
    {
        var (client, api) = ProductClient.Create(HttpStatusCode.Created);

        Assert.Null(await client.CreateAsync(s_product, Cancellation));

        var request = Assert.Single(api.Requests);
        Assert.Equal((HttpMethod.Post, ProductClient.Stage + "/products", "application/json"), (request.Method, request.Url, request.ContentType));
        Assert.Equal("""{"id":"p-1","name":"Kettle \u0022\u00E9\u0022","price":12.50,"photo":null}""", Encoding.UTF8.GetString(request.Body!));
    }

    [Fact]
    public async Task Octets_that_are_null_are_written_as_null()
    {
        var (client, api) = ProductClient.Create(HttpStatusCode.Created);

        await client.CreateAsync(s_product with { Photo = null }, Cancellation);

        Assert.Contains("\"photo\":null", Encoding.UTF8.GetString(Assert.Single(api.Requests).Body!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/products/3f0c", "3f0c")]
    [InlineData("/api/products/a%2Fb%20%C3%A9", "a/b é")]
    [InlineData("https://abc123.execute-api.eu-west-1.amazonaws.com/api/products/3f0c?x=/y#/z", "3f0c")]
    [InlineData("/api/products/", null)]
    public async Task A_generated_key_is_the_locations_last_segment(string location, string? key)
    {
        var answer = ScriptedHandler.Answer(HttpStatusCode.Created, """{"id":"3f0c"}""");
        answer.Headers.TryAddWithoutValidation("Location", location);
        var (client, _) = ProductClient.Create(answer);

        Assert.Equal(key, await client.CreateAsync(s_product, Cancellation));
    }

    [Fact]
    public async Task Creating_an_item_that_is_there_says_which()
    {
        var (client, _) = ProductClient.Create(ScriptedHandler.Problem(409, "item-exists"));

        var exception = await Assert.ThrowsAsync<ItemExistsException>(() => client.CreateAsync(s_product, Cancellation));

        Assert.Equal(("products", "p-1"), (exception.Table, exception.Key));
        Assert.Equal(HttpStatusCode.Conflict, Assert.IsType<ApiException>(exception.InnerException).StatusCode);
    }

    [Fact]
    public async Task An_item_is_read_by_GET()
    {
        var (client, api) = ProductClient.Create(HttpStatusCode.OK, """{"id":"p-1","name":"Kettle \"é\"","price":12.50}""");

        Assert.Equal(s_product, await client.GetAsync("p-1", Cancellation));

        var request = Assert.Single(api.Requests);
        Assert.Equal((HttpMethod.Get, ProductClient.Stage + "/products/p-1", null), (request.Method, request.Url, request.ContentType));
    }

    [Fact]
    public async Task An_item_that_is_not_there_reads_as_null()
    {
        var (client, _) = ProductClient.Create(ScriptedHandler.Problem(404, "item-not-found"));

        Assert.Null(await client.GetAsync("p-1", Cancellation));
    }

    [Fact]
    public async Task A_404_of_another_kind_is_not_an_item_that_is_not_there()
    {
        var (client, _) = ProductClient.Create(HttpStatusCode.NotFound, "<html>nginx</html>", "text/html");

        var exception = await Assert.ThrowsAsync<ApiException>(() => client.GetAsync("p-1", Cancellation));

        Assert.Null(exception.Problem);
        Assert.Contains("BaseAddress", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'<html>nginx</html>'", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>Sign in to the hotel's network</html>")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("""{"id":1}""")]
    [InlineData("""{"id":"p-1","name":"Ket""")]
    public async Task A_success_that_is_no_item_is_an_exception(string body)
    {
        var (client, _) = ProductClient.Create(HttpStatusCode.OK, body);

        var exception = await Assert.ThrowsAsync<ApiException>(() => client.GetAsync("p-1", Cancellation));

        Assert.Equal(HttpStatusCode.OK, exception.StatusCode);
        Assert.Contains("cannot be read as JSON of Product", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_item_is_replaced_by_PUT()
    {
        var (client, api) = ProductClient.Create(HttpStatusCode.NoContent);

        await client.ReplaceAsync("p-1", s_product, Cancellation);

        var request = Assert.Single(api.Requests);
        Assert.Equal((HttpMethod.Put, ProductClient.Stage + "/products/p-1", "application/json"), (request.Method, request.Url, request.ContentType));
    }

    [Fact]
    public async Task An_item_is_deleted_by_DELETE()
    {
        var (client, api) = ProductClient.Create(HttpStatusCode.NoContent);

        await client.DeleteAsync(("customer-7", 3), Cancellation);

        var request = Assert.Single(api.Requests);
        Assert.Equal((HttpMethod.Delete, ProductClient.Stage + "/products/customer-7/3", null), (request.Method, request.Url, request.ContentType));
    }

    [Fact]
    public async Task Changing_an_item_that_is_not_there_says_which()
    {
        var (client, _) = ProductClient.Create(ScriptedHandler.Problem(404, "item-not-found"), ScriptedHandler.Problem(404, "item-not-found"));

        var replaced = await Assert.ThrowsAsync<ItemNotFoundException>(() => client.ReplaceAsync("p-1", s_product, Cancellation));
        var deleted = await Assert.ThrowsAsync<ItemNotFoundException>(() => client.DeleteAsync(("a", "b"), Cancellation));

        Assert.Equal(("products", "p-1"), (replaced.Table, replaced.Key));
        Assert.Equal(("products", "a/b"), (deleted.Table, deleted.Key));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(202)]
    [InlineData(302)]
    public async Task A_change_that_is_answered_by_somebody_else_did_not_succeed(int status)
    {
        var (client, _) = ProductClient.Create((HttpStatusCode)status, "<html></html>", "text/html");

        var exception = await Assert.ThrowsAsync<ApiException>(() => client.ReplaceAsync("p-1", s_product, Cancellation));

        Assert.Equal((HttpStatusCode)status, exception.StatusCode);
    }

    [Fact]
    public async Task Cancelling_is_no_answer_of_the_API()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var (client, _) = ProductClient.Create(HttpStatusCode.NoContent);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.DeleteAsync("p-1", cancelled.Token));
    }
}
