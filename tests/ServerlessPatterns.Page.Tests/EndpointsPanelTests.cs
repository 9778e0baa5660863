using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;

namespace ServerlessPatterns.Page.Tests;

[Collection(nameof(OneSite))]
public sealed class EndpointsPanelTests(Site site)
{
    [Fact]
    public async Task Every_endpoint_answers_what_its_form_has_in_it_at_first()
    {
        var endpoints = (await site.GetAsync("/local/architecture")).GetProperty("endpoints").EnumerateArray().ToList();
        Assert.NotEmpty(endpoints);
        await using var view = await site.OpenAsync("endpoints");
        await Assertions.Expect(view.Panel.Locator("tbody tr")).ToHaveCountAsync(endpoints.Count);

        for (var i = 1; i <= endpoints.Count; i++)
        {
            await view.GoAsync($"endpoints/{i}");
            await view.Button("Send").ClickAsync();

            await Assertions.Expect(view.Detail.Locator(".outcome")).ToContainTextAsync("Answered with ");
            var status = int.Parse(await view.Figure("Status").TextContentAsync() ?? "", System.Globalization.CultureInfo.InvariantCulture);
            Assert.True(status is < 300 or 404, $"{endpoints[i - 1].GetProperty("method")} {endpoints[i - 1].GetProperty("url")} answered with {status}: {await view.Detail.Locator(".answer").TextContentAsync()}");
        }

        await view.KeepAsync("endpoint");
        await site.Cloud.WhenIdleAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task An_answer_has_its_status_header_fields_body_and_time()
    {
        await using var view = await site.OpenAsync($"endpoints/{await IndexOfTopicAsync()}");

        await view.Field("Body").FillAsync(Samples.OrderPlaced());
        await view.Button("Send").ClickAsync();

        await Assertions.Expect(view.Figure("Status")).ToHaveTextAsync("202");
        await Assertions.Expect(view.Figure("Time")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"\d m?s$"));
        await Assertions.Expect(view.Detail.GetByLabel("Body", new() { Exact = true }).And(view.Page.Locator("pre"))).ToContainTextAsync("\"messageId\": \"");
        await view.Detail.GetByText("Header fields").ClickAsync();
        await Assertions.Expect(view.Detail.Locator(".fields")).ToContainTextAsync("application/json");
        await site.Cloud.WhenIdleAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task The_curl_line_that_is_copied_sends_what_the_form_would()
    {
        const string customer = "Ada 'quoted' \"twice\" $HOME \\n @ ü";
        await using var view = await site.OpenAsync($"endpoints/{await IndexOfTopicAsync()}");
        await view.Field("Body").FillAsync(Samples.OrderPlaced(customer: customer));

        await view.Button("Copy as curl").ClickAsync();
        await Assertions.Expect(view.Said).ToHaveTextAsync("Copied");
        var line = await view.Page.EvaluateAsync<string>("navigator.clipboard.readText()");
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", line + " --silent --show-error --fail"]) { RedirectStandardOutput = true })!;
        var answer = JsonDocument.Parse(await shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).RootElement;

        var publications = (await site.GetAsync("/local/topics/shop/OrderPlacedTopic/publications")).GetProperty("publications");
        Assert.Equal(answer.GetProperty("messageId").GetString(), publications[0].GetProperty("messageId").GetString());
        Assert.Equal(customer, JsonDocument.Parse(publications[0].GetProperty("body").GetString()!).RootElement.GetProperty("customer").GetString());
        await site.Cloud.WhenIdleAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("http://192.0.2.1/")]
    [InlineData("http://127.0.0.1:1/queues")]
    [InlineData("http://user@127.0.0.1/")]
    [InlineData("file:///etc/hostname")]
    [InlineData("no address")]
    public async Task Only_what_runs_here_can_be_tried(string url)
    {
        using var response = await site.Client.PostAsJsonAsync("/local/try", new { method = "GET", url }, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var error = (await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("error").GetString();
        Assert.StartsWith($"The URL is '{url}', which is no address of what runs here. Those begin with {site.Cloud.Endpoint.GetLeftPart(UriPartial.Authority)}", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Content-Length", "7", "The header field Content-Length is set by what sends the request. Leave it out.")]
    [InlineData("X-Split", "a\r\nHost: other", "is no header field.")]
    public async Task Header_fields_that_would_change_how_a_request_is_sent_are_refused(string name, string value, string expected)
    {
        using var response = await site.Client.PostAsJsonAsync(
            "/local/try",
            new { method = "POST", url = $"{site.Cloud.Endpoint}queues", headers = new Dictionary<string, string> { [name] = value }, body = "x" },
            TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(expected, (await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    private async Task<int> IndexOfTopicAsync()
        => 1 + (await site.GetAsync("/local/architecture")).GetProperty("endpoints").EnumerateArray().ToList().FindIndex(endpoint => endpoint.GetProperty("node").GetString() == "shop/OrderPlacedTopic");
}
