using System.Net;

namespace ServerlessPatterns.Tests.Crud;

/// <summary>Where requests go.</summary>
public sealed class TableUrlTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("a/b")]
    [InlineData("/")]
    [InlineData("a b+c&d=e?f#g")]
    [InlineData("100%25")]
    [InlineData("%2F")]
    [InlineData("..\\..")]
    [InlineData("../..")]
    [InlineData("...")]
    [InlineData("a.")]
    [InlineData(".a")]
    [InlineData("~!*'();:@$,[]")]
    [InlineData("é 漢字 😀")]
    [InlineData("\0\r\n\t\u007f")]
    [InlineData(" ")]
    [InlineData("\uFEFF\u200E")]
    public async Task Any_key_arrives_as_one_segment_and_unchanged(string key)
    {
        var (client, api) = ProductClient.Create(HttpStatusCode.NoContent);

        await client.DeleteAsync((key, key), Cancellation);

        var segments = Assert.Single(api.Requests).Url[(ProductClient.Stage.Length + 1)..].Split('/');
        Assert.Equal(["products", key, key], segments.Select(Uri.UnescapeDataString));
        Assert.DoesNotContain('?', string.Concat(segments));
        Assert.DoesNotContain('#', string.Concat(segments));
    }

    [Theory]
    [InlineData(".", "step")]
    [InlineData("..", "step")]
    [InlineData("a0xD800", "surrogate")]
    [InlineData("0xDC00b", "surrogate")]
    public async Task A_key_that_no_URL_can_reach_is_refused(string key, string reason)
    {
        // Attributes cannot hold lone surrogates.
        key = key.Replace("0xD800", "\ud800", StringComparison.Ordinal).Replace("0xDC00", "\udc00", StringComparison.Ordinal);
        var (client, api) = ProductClient.Create();

        var exception = await Assert.ThrowsAsync<ArgumentException>(() => client.GetAsync(key, Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => client.GetAsync(("a", key), Cancellation));

        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
        Assert.Empty(api.Requests);
    }

    [Fact]
    public async Task An_empty_key_is_refused()
    {
        var (client, _) = ProductClient.Create();

        await Assert.ThrowsAsync<ArgumentException>(() => client.GetAsync(default, Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => client.GetAsync(new TableKey("a", default(TableKeyValue)), Cancellation));
    }

    [Theory]
    [InlineData("https://abc123.execute-api.eu-west-1.amazonaws.com/api")]
    [InlineData("https://abc123.execute-api.eu-west-1.amazonaws.com/api/")]
    [InlineData("https://shop.example")]
    [InlineData("http://127.0.0.1:3000/a/b/")]
    public async Task The_base_address_ends_with_a_slash_or_not(string stage)
    {
        var handler = new ScriptedHandler(ScriptedHandler.Answer(HttpStatusCode.NoContent));
        var client = new ProductClient(new HttpClient(handler) { BaseAddress = new Uri(stage) });

        await client.DeleteAsync("p-1", Cancellation);

        Assert.Equal(stage.TrimEnd('/') + "/products/p-1", Assert.Single(handler.Requests).Url);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("ftp://shop.example/api")]
    [InlineData("https://shop.example/api?stage=1")]
    [InlineData("https://shop.example/api#x")]
    public void A_base_address_that_is_none_says_what_to_set(string? address)
    {
        var http = new HttpClient(new ScriptedHandler());
        if (address is not null)
        {
            http.BaseAddress = new Uri(address);
        }

        var exception = Assert.Throws<ArgumentException>(() => new ProductClient(http));

        Assert.Equal("httpClient", exception.ParamName);
        Assert.Contains("BaseAddress", exception.Message, StringComparison.Ordinal);
        Assert.Contains("execute-api", exception.Message, StringComparison.Ordinal);
    }
}
