using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ServerlessPatterns.Local.Tests.Page;

/// <summary>The sample's two services, and a client of theirs as a page is one. The clock runs so fast that a message that fails is soon a dead letter.</summary>
public sealed class RunningShop : IAsyncLifetime
{
    private LocalCloud? _cloud;

    public HttpClient Client { get; } = new();

    public LocalCloud Cloud => _cloud!;

    public async ValueTask InitializeAsync()
    {
        var options = new LocalCloudOptions { Speed = 1000 };
        options.Services.Add(Assembly.Load("Shop"));
        options.Services.Add(Assembly.Load("Warehouse"));
        _cloud = await LocalCloud.StartAsync(options);
        Client.BaseAddress = _cloud.Endpoint;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _cloud!.DisposeAsync();
    }

    public async Task<JsonNode> GetAsync(string path)
        => JsonNode.Parse(await Client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken))!;

    public async Task<(int Status, JsonNode Answer)> PostAsync(string path, string body = "", Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        change?.Invoke(request);
        using var answer = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
    }

    /// <summary>Sends a message as the page does.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> SendAsync(string queue, string body)
    {
        var (status, answer) = await PostAsync($"/local/queues/{queue}/messages", JsonSerializer.Serialize(new { body }));
        Assert.Equal(200, status);
        return answer["messageId"]!.ToString();
    }

    /// <summary>The events that the page is told, as they come.</summary>
    public async IAsyncEnumerable<(string Name, JsonNode Data)> EventsAsync()
    {
        using var stream = await Client.GetStreamAsync(new Uri("/local/events", UriKind.Relative), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        var name = "";
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal))
            {
                name = line[7..];
            }
            else if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                yield return (name, JsonNode.Parse(line[6..])!);
            }
        }
    }

    /// <summary>Reads states until one is as it should be.</summary>
    public async Task<JsonNode> WhenAsync(Func<JsonNode, bool> isIt)
    {
        await foreach (var (name, data) in EventsAsync())
        {
            if (name == "state" && isIt(data))
            {
                return data;
            }
        }

        throw new InvalidOperationException("The stream of events ended.");
    }
}
