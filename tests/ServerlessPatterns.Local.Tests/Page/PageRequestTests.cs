using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using ServerlessPatterns.Local.Tests.Cloud;

namespace ServerlessPatterns.Local.Tests.Page;

[Collection(nameof(OneCloud))]
public sealed class PageRequestTests(RunningShop shop) : IClassFixture<RunningShop>
{
    [Fact]
    public async Task A_browser_gets_the_page_and_curl_what_it_got()
    {
        using var browser = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { { "Accept", "text/html,application/xhtml+xml" } } };
        using var page = await shop.Client.SendAsync(browser, TestContext.Current.CancellationToken);

        Assert.Equal(("text/html", "default-src 'self'"), (page.Content.Headers.ContentType!.MediaType, page.Headers.GetValues("Content-Security-Policy").Single().Split(';')[0]));
        Assert.Equal("nosniff", page.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.NotNull((await shop.GetAsync("/"))["queues"]!.AsArray().First(queue => queue!["name"]!.ToString() == "shop-CheckoutQueue"));
    }

    [Fact]
    public async Task A_file_that_has_not_changed_is_not_sent_again()
    {
        using var first = await shop.Client.GetAsync(new Uri("/page/index.html", UriKind.Relative), TestContext.Current.CancellationToken);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/page/index.html") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var second = await shop.Client.SendAsync(again, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, "no-cache"), (first.StatusCode, first.Headers.CacheControl!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Theory]
    [InlineData("/local/state")]
    [InlineData("/page/index.html")]
    [InlineData("/local/queues/shop/CheckoutQueue/messages")]
    [InlineData("/queues/shop-CheckoutQueue")]
    [InlineData("/apis/shop/api/products/1")]
    [InlineData("/")]
    public async Task Another_site_s_name_for_this_machine_gets_nothing(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = "attacker.example:5210" } };
        using var answer = await shop.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("'attacker.example:5210'", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://attacker.example")]
    [InlineData("null")]
    [InlineData("http://127.0.0.1:1")]
    public async Task Another_site_s_page_changes_nothing(string origin)
    {
        var (status, answer) = await shop.PostAsync("/local/queues/shop/VatInvoiceDeadLetterQueue/messages", """{"body":"{}"}""", request => request.Headers.Add("Origin", origin));

        Assert.Equal(403, status);
        Assert.StartsWith($"The request comes from '{origin}'", answer["error"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, (int)(await shop.GetAsync("/local/queues/shop/VatInvoiceDeadLetterQueue/messages"))["total"]!);
    }

    [Theory]
    [InlineData("/queues/shop-VatInvoiceDeadLetterQueue", "text/plain", "{}")]
    [InlineData("/topics/shop-OrderPlacedTopic", "text/plain", "{}")]
    [InlineData("/", "application/x-www-form-urlencoded", "Action=ListQueues&Version=2012-11-05")]
    [InlineData("/", "application/x-www-form-urlencoded", "Action=ListTopics&Version=2010-03-31")]
    [InlineData("/", "application/x-amz-json-1.0", "{}")]
    public async Task Another_site_s_page_sends_nothing_by_any_protocol(string path, string type, string body)
    {
        var before = await SentAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(body, new System.Net.Http.Headers.MediaTypeHeaderValue(type)),
            Headers = { { "Origin", "https://attacker.example" }, { "X-Amz-Target", type.EndsWith("1.0", StringComparison.Ordinal) ? ["DynamoDB_20120810.ListTables"] : [] } },
        };
        using var answer = await shop.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("'https://attacker.example'", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(before, await SentAsync());
    }

    [Fact]
    public async Task An_API_answers_other_sites_by_its_own_rules()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/apis/shop/api/products") { Content = new StringContent("{}"), Headers = { { "Origin", "https://shop.example" } } };
        using var answer = await shop.Client.SendAsync(request, TestContext.Current.CancellationToken);

        // Its own rule is that requests are signed: its answer is its own too.
        Assert.Contains("urn:serverless-patterns:problem:forbidden", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_before_all_is_there_waits_for_it()
    {
        var requests = new CloudRequests(shop.Cloud, shop.Cloud.Resources, TestContext.Current.CancellationToken);
        var context = new DefaultHttpContext { Request = { Method = "GET", Path = "/local/architecture", Host = new HostString("localhost", 5210) } };
        using var body = new MemoryStream();
        context.Response.Body = body;

        var answer = requests.AnswerAsync(context);
        Assert.False(answer.IsCompleted);
        requests.Open();
        await answer;
        Assert.Equal(200, context.Response.StatusCode);
        Assert.NotEqual(0, body.Length);
    }

    [Fact]
    public async Task Times_are_the_machine_s_however_fast_the_clock_runs()
    {
        var before = DateTimeOffset.UtcNow;
        await shop.SendAsync("shop/DispatchDeadLetterQueue", "{}");
        var after = DateTimeOffset.UtcNow;
        var lying = await shop.GetAsync("/local/queues/shop/DispatchDeadLetterQueue/messages");
        await shop.PostAsync("/local/queues/shop/DispatchDeadLetterQueue/purge");

        var sent = (DateTimeOffset)lying["messages"]![0]!["sent"]!;
        Assert.InRange(sent, before - TimeSpan.FromSeconds(1), after + TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_message_that_waits_says_until_when()
    {
        await shop.PostAsync("/queues/shop-DispatchDeadLetterQueue?delay=900", "{}");
        var lying = await shop.GetAsync("/local/queues/shop/DispatchDeadLetterQueue/messages");
        await shop.PostAsync("/local/queues/shop/DispatchDeadLetterQueue/purge");

        var message = lying["messages"]![0]!;
        Assert.Equal(0.9, ((DateTimeOffset)message["visibleAt"]! - (DateTimeOffset)message["sent"]!).TotalSeconds, 0.01);
    }

    [Fact]
    public async Task The_page_itself_sends_looks_and_purges()
    {
        var own = shop.Cloud.Endpoint.GetLeftPart(UriPartial.Authority);
        var (status, sent) = await shop.PostAsync("/local/queues/shop%2FDispatchDeadLetterQueue/messages", """{"body":"Grüße"}""", request => request.Headers.Add("Origin", own));
        var lying = await shop.GetAsync("/local/queues/shop/DispatchDeadLetterQueue/messages");
        var (_, purged) = await shop.PostAsync("/local/queues/shop/DispatchDeadLetterQueue/purge");

        Assert.Equal(200, status);
        var message = Assert.Single(lying["messages"]!.AsArray())!;
        Assert.Equal((sent["messageId"]!.ToString(), "visible", "Grüße"), (message["messageId"]!.ToString(), message["state"]!.ToString(), message["body"]!.ToString()));
        Assert.Equal(1, (int)purged["purged"]!);
        Assert.Equal(0, (int)(await shop.GetAsync("/local/queues/shop/DispatchDeadLetterQueue/messages"))["total"]!);
    }

    [Theory]
    [InlineData("GET", "/local/queues/shop/Checkout/messages", 404, "There is no queue 'shop/Checkout'. There are: ")]
    [InlineData("GET", "/local/topics/shop/Orders/publications", 404, "There is no topic 'shop/Orders'. There are: shop/OrderPlacedTopic.")]
    [InlineData("GET", "/local/tables/shop/Orders/items", 404, "There is no table 'shop/Orders'. There are: shop/ProductTable, shop/OrderTable.")]
    [InlineData("GET", "/local/functions/shop/Checkout/invocations", 404, "There is no function 'shop/Checkout'. There are: ")]
    [InlineData("GET", "/local/invocations/1", 404, "There is no invocation '1' among the last thousand")]
    [InlineData("GET", "/local/traces/1", 404, "There is no trace '1' among the last five hundred")]
    [InlineData("GET", "/local/queues/shop/CheckoutQueue/messages?limit=0", 400, "limit is '0'; it can be 1 to 1000.")]
    [InlineData("GET", "/page/none.js", 404, "The page has no file 'none.js'.")]
    [InlineData("GET", "/local/none", 404, "GET /local/none is nothing that is answered here.")]
    [InlineData("POST", "/local/queues/shop/CheckoutQueue/messages", 400, "The request is no JSON")]
    [InlineData("POST", "/local/queues/shop/CheckoutQueue/redrive", 409, "The queue 'shop-CheckoutQueue' is no dead-letter queue")]
    [InlineData("POST", "/local/state", 404, "POST /local/state is nothing")]
    public async Task What_cannot_be_answered_is_told(string method, string path, int status, string error)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = method == "POST" ? new StringContent("{") : null };
        using var answer = await shop.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.StartsWith(error, JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["error"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_SQS_would_refuse_is_refused()
    {
        var (status, answer) = await shop.PostAsync("/local/queues/shop/StockKeeperQueue/messages", """{"body":"{}"}""");

        Assert.Equal(400, status);
        Assert.Contains("MessageGroupId", answer["error"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_publication_says_which_queues_took_it_and_what_kept_it_from_the_others()
    {
        var order = (await shop.GetAsync("/local/architecture"))["endpoints"]!.AsArray().First(endpoint => endpoint!["kind"]!.ToString() == "topic")!["body"]!.ToString();
        await shop.PostAsync("/local/topics/shop/OrderPlacedTopic/messages", new JsonObject { ["body"] = order }.ToJsonString());

        var publication = (await shop.GetAsync("/local/topics/shop/OrderPlacedTopic/publications?limit=1"))["publications"]![0]!;
        var verdicts = publication["verdicts"]!.AsArray().ToDictionary(verdict => verdict!["queue"]!.ToString(), verdict => $"{verdict!["outcome"]} {verdict["why"]}");
        Assert.Equal("delivered ", verdicts["warehouse/StockReservationQueue"]);
        Assert.Equal("""filtered country is "text" (wanted: is GB or IE)""", verdicts["shop/VatInvoiceQueue"]);
        Assert.Equal("""filtered total is 1 (wanted: is at least 1000)""", verdicts["shop/FraudReviewQueue"]);
    }

    [Fact]
    public async Task Items_are_plain_JSON()
    {
        var put = shop.Cloud.Resources.Tables.Answer("PutItem", """
            {"TableName":"shop-ProductTable","Item":{"id":{"S":"p1"},"price":{"N":"12345678901234567890.5"},"tags":{"SS":["b","a"]},"image":{"B":"AQI="},"dimensions":{"M":{"flat":{"BOOL":true},"note":{"NULL":true}}}}}
            """u8.ToArray());
        var items = await shop.GetAsync("/local/tables/shop/ProductTable/items");

        Assert.Equal(200, put.Status);
        Assert.Equal(1, (int)items["total"]!);
        Assert.Equal("""["id"]""", items["keys"]!.ToJsonString());
        Assert.Equal("""{"id":"p1","price":12345678901234567890.5,"tags":["a","b"],"image":"AQI=","dimensions":{"flat":true,"note":null}}""", Sorted(items["items"]![0]!).ToJsonString());
    }

    // Sets have no order.
    private static JsonNode Sorted(JsonNode item)
    {
        item["tags"] = new JsonArray([.. item["tags"]!.AsArray().Select(tag => (JsonNode)tag!.ToString()).OrderBy(tag => tag.ToString(), StringComparer.Ordinal)]);
        return item;
    }

    /// <summary>How much was sent and published so far, with all that came of what other tests sent.</summary>
    private async Task<string> SentAsync()
    {
        await shop.Cloud.WhenIdleAsync(TestContext.Current.CancellationToken);
        var state = await shop.GetAsync("/local/state");
        return string.Join(' ', state["queues"]!.AsObject().Concat(state["topics"]!.AsObject()).Select(each => $"{each.Key} {each.Value!["sent"] ?? each.Value["published"]}"));
    }
}
