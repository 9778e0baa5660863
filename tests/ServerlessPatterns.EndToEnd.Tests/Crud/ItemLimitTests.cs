using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ServerlessPatterns.EndToEnd.Catalog;

namespace ServerlessPatterns.EndToEnd.Tests.Crud;

/// <summary>DynamoDB's own limits, and the edges of what there is: empty, null, absent.</summary>
public sealed class ItemLimitTests(AwsEmulator emulator)
{
    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html
    private const int MaximumItemBytes = 400 * 1024;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData('x')]
    [InlineData('"')]
    [InlineData('\'')]
    [InlineData('~')]
    [InlineData('1')]
    public async Task An_item_of_400_KB_is_kept_and_one_byte_more_is_a_problem(char unit)
    {
        using var stack = await CatalogStack.DeployAsync(emulator);
        using var http = stack.CreateClient();

        // An item's size is that of its names and values.
        var text = new string(unit, MaximumItemBytes - "key".Length - "k".Length - "text".Length);
        using var kept = await PostAsync(http, $$"""{"key":"k","text":{{JsonText.Quote(text)}}}""");
        var read = JsonText.Parse(await http.GetStringAsync(new Uri("sheets/k", UriKind.Relative), Cancellation));
        using var refused = await PostAsync(http, $$"""{"key":"l","text":{{JsonText.Quote(text + unit)}}}""");

        Assert.Equal(HttpStatusCode.Created, kept.StatusCode);
        Assert.Equal(text, read.GetProperty("text").GetString());
        Assert.Contains("400 KB", await Problems.AssertAsync(refused, 400, "invalid-request"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12345678901234567890123456789012345678")]
    [InlineData("-99999999999999999999999999999999999999")]
    [InlineData("0")]
    public async Task A_number_of_38_digits_keeps_them_all(string number)
    {
        using var stack = await CatalogStack.DeployAsync(emulator);
        using var http = stack.CreateClient();
        using var created = await PostAsync(http, $$"""{"key":"k","huge":{{number}}}""");

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal($$"""{"huge":{{number}},"key":"k"}""", JsonText.Canonical(JsonText.Parse(await http.GetStringAsync(new Uri("sheets/k", UriKind.Relative), Cancellation))));
    }

    [Theory]
    [InlineData("huge", "123456789012345678901234567890123456789")]
    [InlineData("doubleNumber", "1.23456789012345678901234567890123456789")]
    [InlineData("doubleNumber", "1e126")]
    [InlineData("doubleNumber", "1e-131")]
    public async Task A_number_that_DynamoDB_does_not_keep_is_a_problem(string member, string number)
    {
        using var stack = await CatalogStack.DeployAsync(emulator);
        using var http = stack.CreateClient();
        using var refused = await PostAsync(http, $$"""{"key":"k","{{member}}":{{number}}}""");

        await Problems.AssertAsync(refused, 400, "invalid-request");
    }

    [Fact]
    public async Task A_list_and_a_map_of_1000_come_back_and_one_more_is_a_problem()
    {
        using var stack = await CatalogStack.DeployAsync(emulator);
        using var http = stack.CreateClient();
        var counts = string.Join(',', Enumerable.Range(1000, 1000).Select(number => $"\"{number}\":{number}"));
        var texts = string.Join(',', Enumerable.Range(0, 1000).Select(number => $"\"{number}\""));
        var body = $$$"""{"counts":{{{{counts}}}},"key":"k","texts":[{{{texts}}}]}""";
        using var created = await PostAsync(http, body);
        using var longer = await PostAsync(http, body.Replace("\"999\"", "\"999\",\"1000\"", StringComparison.Ordinal));
        using var larger = await PostAsync(http, body.Replace("\"1999\"", "\"1998x\":1,\"1999\"", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal(body, JsonText.Canonical(JsonText.Parse(await http.GetStringAsync(new Uri("sheets/k", UriKind.Relative), Cancellation))));
        await Problems.AssertAsync(longer, 400, "invalid-request");
        await Problems.AssertAsync(larger, 400, "invalid-request");
    }

    [Fact]
    public async Task Empty_texts_and_collections_are_kept_and_null_is_absent()
    {
        using var stack = await CatalogStack.DeployAsync(emulator);
        using var http = stack.CreateClient();
        const string Empty = """{"bytes":"","cells":{"a":[],"b":[{"look":{"bold":false,"shades":[]},"row":0}]},"counts":{},"key":"k","numbers":[],"set":[],"text":"","texts":["",null],"with a space-and.more":""}""";
        using var created = await PostAsync(http, Empty);
        var read = await http.GetStringAsync(new Uri("sheets/k", UriKind.Relative), Cancellation);

        Assert.Equal(Empty, JsonText.Canonical(JsonText.Parse(read)));
        var members = CatalogShapes.Sheet.Members!.Keys.Where(name => name != "key").Select(name => $"{JsonText.Quote(name)}:null");
        using var nulls = await PostAsync(http, $$"""{"key":"n",{{string.Join(',', members)}}}""");
        Assert.Equal("""{"key":{"S":"n"}}""", JsonText.Canonical(stack.Api.Calls.Last().Json.GetProperty("Item")));
        Assert.Equal("""{"key":"n"}""", JsonText.Canonical(JsonText.Parse(await http.GetStringAsync(new Uri("sheets/n", UriKind.Relative), Cancellation))));
    }

    [Fact]
    public async Task Of_what_is_null_no_attribute_is_written_and_in_lists_and_maps_it_keeps_its_place()
    {
        using var stack = await CatalogStack.DeployAsync(emulator);
        using var http = stack.CreateClient();
        using var created = await PostAsync(http, """{"key":"k","text":null,"texts":[null,"a",null],"counts":{"a":null,"b":0},"cell":{"row":1,"text":null,"look":null}}""");

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal(
            """{"cell":{"M":{"row":{"N":"1"}}},"counts":{"M":{"a":{"NULL":true},"b":{"N":"0"}}},"key":{"S":"k"},"texts":{"L":[{"NULL":true},{"S":"a"},{"NULL":true}]}}""",
            JsonText.Canonical(stack.Api.Calls.Last().Json.GetProperty("Item")));
        Assert.Equal(
            """{"cell":{"row":1},"counts":{"a":null,"b":0},"key":"k","texts":[null,"a",null]}""",
            JsonText.Canonical(JsonText.Parse(await http.GetStringAsync(new Uri("sheets/k", UriKind.Relative), Cancellation))));
        Assert.NotNull(await new SheetClient(http).GetAsync("k", Cancellation));
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient http, string body)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return http.PostAsync(new Uri("sheets", UriKind.Relative), content, Cancellation);
    }
}
