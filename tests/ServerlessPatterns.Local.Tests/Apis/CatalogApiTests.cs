using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ServerlessPatterns.EndToEnd.Catalog;
using ServerlessPatterns.Local.Tests.Cloud;

namespace ServerlessPatterns.Local.Tests.Apis;

/// <summary>An API whose tables are for bearers of a key, for users of a pool, and for everybody.</summary>
[Collection(nameof(OneCloud))]
public sealed class CatalogApiTests
{
    private static readonly Guid s_station = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_sends_the_key_is_let_in_and_who_sends_another_is_not()
    {
        await using var cloud = await LocalCloud.StartAsync(typeof(Reading).Assembly);
        var key = cloud.Resources.Endpoints.Where(endpoint => endpoint.Url.Contains("/stations/readings", StringComparison.Ordinal)).Select(endpoint => endpoint.Headers["x-api-key"]).Distinct().Single();
        using var http = new HttpClient { BaseAddress = cloud.Api<Reading>() };
        using var without = await http.GetAsync(new Uri($"stations/readings/{s_station}", UriKind.Relative), Cancelled);
        http.DefaultRequestHeaders.Add("x-api-key", key[1..]);
        using var wrong = await http.GetAsync(new Uri($"stations/readings/{s_station}", UriKind.Relative), Cancelled);
        http.DefaultRequestHeaders.Remove("x-api-key");
        http.DefaultRequestHeaders.Add("x-api-key", key);
        var readings = new ReadingClient(http);
        await readings.CreateAsync(new Reading { Station = s_station, Taken = 2, Celsius = -1.5 }, Cancelled);
        await readings.CreateAsync(new Reading { Station = s_station, Taken = 1 }, Cancelled);

        Assert.Equal([HttpStatusCode.Forbidden, HttpStatusCode.Forbidden], new[] { without.StatusCode, wrong.StatusCode });
        Assert.Equal("ForbiddenException", Assert.Single(wrong.Headers.GetValues("x-amzn-ErrorType")));
        Assert.Equal([1L, 2L], await readings.ListAsync(s_station, pageSize: 1, Cancelled).Select(reading => reading.Taken).ToListAsync(Cancelled));
    }

    [Theory]
    [InlineData(null, 401)]
    [InlineData("Bearer ", 401)]
    [InlineData("Basic dXNlcjp4", 401)]
    [InlineData("Bearer token", 200)]
    [InlineData("aGVhZA.Y2xhaW1z.c2ln", 200)]
    public async Task Users_bear_a_token(string? authorization, int status)
    {
        await using var cloud = await LocalCloud.StartAsync(typeof(Note).Assembly);
        using var http = new HttpClient { BaseAddress = cloud.Api<Note>() };
        using var request = new HttpRequestMessage(HttpMethod.Get, "note");
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var answer = await http.SendAsync(request, Cancelled);

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task An_item_whose_key_is_made_is_where_its_location_says()
    {
        await using var cloud = await LocalCloud.StartAsync(typeof(Note).Assembly);
        using var http = User(cloud);
        using var created = await http.PostAsync(new Uri("note", UriKind.Relative), Json("""{"text":"x"}"""), Cancelled);
        using var body = JsonDocument.Parse(await created.Content.ReadAsStringAsync(Cancelled));
        var note = await http.GetStringAsync(new Uri(cloud.Endpoint, created.Headers.Location!), Cancelled);

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal(Assert.Single(created.Headers.GetValues("x-amzn-RequestId")), body.RootElement.GetProperty("noteId").GetString());
        Assert.Contains("\"text\": \"x\"", note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("7edcbfcd-eb1e-45dd-b650-c4e5bf90ada8", 201)]
    [InlineData("mine", 400)]
    public async Task A_client_may_make_up_a_request_s_id_if_it_is_a_UUID(string requestId, int status)
    {
        await using var cloud = await LocalCloud.StartAsync(typeof(Note).Assembly);
        using var http = User(cloud);
        http.DefaultRequestHeaders.Add("X-Amzn-RequestId", requestId);
        using var created = await http.PostAsync(new Uri("note", UriKind.Relative), Json("""{"text":"x"}"""), Cancelled);

        Assert.Equal(status, (int)created.StatusCode);
        Assert.Equal(status == 201 ? requestId : "UUID_REPLACED_INVALID_REQUEST_ID", Assert.Single(created.Headers.GetValues("x-amzn-RequestId")));
    }

    [Theory]
    [InlineData("https://shop.example", true)]
    [InlineData("https://evil.example", false)]
    public async Task A_browser_is_told_before_it_asks(string origin, bool isAllowed)
    {
        await using var cloud = await LocalCloud.StartAsync(typeof(Note).Assembly);
        using var http = new HttpClient { BaseAddress = cloud.Api<Note>() };
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "note");
        preflight.Headers.Add("Origin", origin);
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        using var answer = await http.SendAsync(preflight, Cancelled);

        Assert.True(answer.IsSuccessStatusCode);
        Assert.Equal(isAllowed ? [origin] : [], answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var origins) ? origins : []);
    }

    [Fact]
    public async Task Every_sample_is_a_body_that_its_schema_takes()
    {
        await using var cloud = await LocalCloud.StartAsync(typeof(Note).Assembly);
        var bodies = cloud.Resources.Apis.All.SelectMany(api => api.Methods).Where(each => each.Method.Model is not null).ToList();

        Assert.Equal(8, bodies.Count);
        Assert.All(bodies, each => Assert.NotNull(each.Method.Model!.Sample()));
        var sheet = cloud.Resources.Endpoints.Single(endpoint => endpoint.Method == "POST" && endpoint.Url.EndsWith("/sheets", StringComparison.Ordinal)).SampleBody!;
        using var http = new HttpClient { BaseAddress = cloud.Api<Sheet>() };
        using var created = await http.PostAsync(new Uri("sheets", UriKind.Relative), Json(sheet), Cancelled);
        var read = await new SheetClient(http).GetAsync("text", Cancelled);
        Assert.Equal((HttpStatusCode.Created, "text", DayOfWeek.Monday), (created.StatusCode, read!.Text, read.Numbered));
    }

    private static HttpClient User(LocalCloud cloud)
    {
        var client = new HttpClient { BaseAddress = cloud.Api<Note>() };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "token");
        return client;
    }

    private static ByteArrayContent Json(string text) => new(Encoding.UTF8.GetBytes(text)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
}
