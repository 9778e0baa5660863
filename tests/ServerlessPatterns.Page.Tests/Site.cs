using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json;
using Microsoft.Playwright;
using ServerlessPatterns.Local;
using ServerlessPatterns.Local.Console;

namespace ServerlessPatterns.Page.Tests;

/// <summary>Shop and Warehouse on this machine, and a browser to see their page with.</summary>
public sealed class Site : IAsyncLifetime
{
    // Chromium's own services would look for hosts that a closed network does not have.
    private static readonly string[] s_browserArguments = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private const float Patience = 60_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private IDisposable? _output;
    private TextWriter _console = System.Console.Out;

    internal LocalCloud Cloud { get; private set; } = null!;

    internal HttpClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        // Long enough for a machine that builds other things meanwhile: no test is about how fast it goes.
        Assertions.SetDefaultExpectTimeout(Patience);
        await StartAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",

            // As root, which containers and build machines often run as, Chromium refuses to start with its sandbox. It sees nothing but our own page.
            Args = Environment.IsPrivilegedProcess ? ["--no-sandbox", .. s_browserArguments] : s_browserArguments,
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        await StopAsync();
    }

    /// <summary>Starts the services: 1000 times as fast, for a message to have failed five times in a second, and where the page was before, if it was.</summary>
    internal async Task StartAsync()
    {
        var options = new LocalCloudOptions { Speed = 1000 };
        options.Services.Add(Assembly.Load("Shop"));
        options.Services.Add(Assembly.Load("Warehouse"));

        // The handlers' lines are for the page: where a test fails, its failure is to be found among the output.
        _console = System.Console.Out;
        System.Console.SetOut(TextWriter.Null);
        _output = InvocationOutput.Install();
        Cloud = await LocalCloud.StartAsync(options);
        Client = new HttpClient { BaseAddress = new Uri($"http://localhost:{Cloud.Endpoint.Port}") };
    }

    /// <summary>Ends the services.</summary>
    internal async Task StopAsync()
    {
        Client.Dispose();
        await Cloud.DisposeAsync();
        _output?.Dispose();
        System.Console.SetOut(_console);
    }

    /// <summary>Opens the page in a tab of its own.</summary>
    internal async Task<View> OpenAsync(string route = "architecture", ColorScheme scheme = ColorScheme.Light, int width = 1440, int height = 900)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Client.BaseAddress!.ToString(),
            ColorScheme = scheme,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            Permissions = ["clipboard-read", "clipboard-write"],
        });
        context.SetDefaultTimeout(Patience);
        var view = new View(context, await context.NewPageAsync());
        await view.GoAsync(route);
        await Assertions.Expect(view.Page.Locator("#connection")).ToHaveTextAsync("Live");
        return view;
    }

    internal Task<JsonElement> GetAsync(string path) => Client.GetFromJsonAsync<JsonElement>(path, TestContext.Current.CancellationToken);

    /// <summary>A counter of GET /local/state, such as queues, shop/CheckoutQueue, sent.</summary>
    internal async Task<long> CounterAsync(string kind, string id, string name) => (await GetAsync("/local/state")).GetProperty(kind).GetProperty(id).GetProperty(name).GetInt64();

    /// <summary>Empties the dead-letter queues.</summary>
    internal async Task PurgeDeadLettersAsync()
    {
        foreach (var queue in (await GetAsync("/local/architecture")).GetProperty("nodes").EnumerateArray().Where(node => node.GetProperty("kind").GetString() == "deadLetterQueue"))
        {
            using var purged = await Client.PostAsync($"/local/queues/{queue.GetProperty("id").GetString()}/purge", null, TestContext.Current.CancellationToken);
            purged.EnsureSuccessStatusCode();
        }
    }

    /// <summary>Sends a message to a queue, and waits until everything that comes of it is done.</summary>
    internal Task SendAsync(string queue, string body) => PostMessageAsync($"/local/queues/{queue}/messages", body);

    /// <summary>Publishes, and waits until everything that comes of it is done.</summary>
    internal Task PublishAsync(string topic, string body) => PostMessageAsync($"/local/topics/{topic}/messages", body);

    private async Task PostMessageAsync(string path, string body)
    {
        using var response = await Client.PostAsJsonAsync(path, new { body }, TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        await Cloud.WhenIdleAsync(TestContext.Current.CancellationToken);
    }
}
