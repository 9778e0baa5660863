using System.Reflection;
using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace ServerlessPatterns.Page.Tests;

/// <summary>The page in a tab. When it is closed, it must have had no error.</summary>
internal sealed class View : IAsyncDisposable
{
    private const string Drawn = """
        async () => {
          await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)));
          await Promise.allSettled(document.getAnimations().filter(animation => animation instanceof CSSTransition).map(transition => transition.finished));
        }
        """;

    private const string Axe = """
        async () => {
          const { passes, violations } = await axe.run();
          return { passes: passes.length, violations: violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(node => node.html).join(" | ")}`) };
        }
        """;

    private readonly IBrowserContext _context;
    private readonly List<string> _errors = [];
    private bool _hasAxe;

    public View(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.PageError += (_, error) => _errors.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _errors.Add($"{message.Text} ({message.Location})");
            }
        };
    }

    public IPage Page { get; }

    public ILocator Panel => Page.Locator("#panel");

    public ILocator PanelTitle => Page.Locator("#panel-title");

    public ILocator DetailTitle => Page.Locator("#detail-title");

    public ILocator Detail => Page.Locator("#detail");

    /// <summary>What the page has said aloud last.</summary>
    public ILocator Said => Page.Locator("#said");

    /// <summary>Errors that a test brings about, and looks at itself.</summary>
    public void ForgetErrors() => _errors.Clear();

    public async Task GoAsync(string route) => await Page.GotoAsync($"/#/{route}");

    /// <summary>The row of the panel's table that leads to a route.</summary>
    public ILocator Row(string route) => Panel.Locator("tr").Filter(new() { Has = Page.Locator($"a[href='#/{route}']") });

    /// <summary>A node of the diagram.</summary>
    public ILocator Node(string id) => Panel.Locator($"svg a[href='#/architecture/{id}']");

    /// <summary>A figure of the detail.</summary>
    public ILocator Figure(string name) => Detail.Locator(".figures > div").Filter(new() { Has = Page.Locator("dt", new() { HasTextString = name }) }).Locator("dd");

    public ILocator Field(string name) => Detail.GetByRole(AriaRole.Textbox, new() { Name = name });

    public ILocator Button(string name) => Detail.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Link(string name) => Detail.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    /// <summary>Changes the window, and waits until it is drawn.</summary>
    public async Task ShowAsync(ColorScheme scheme, int width)
    {
        await Page.EmulateMediaAsync(new() { ColorScheme = scheme });
        await Page.SetViewportSizeAsync(width, Page.ViewportSize!.Height);
        await Page.EvaluateAsync(Drawn);
    }

    /// <summary>What axe finds wrong with the page as it is. Its script runs in the page: Deque's own driver opens a tab for each run, and takes four times as long.</summary>
    public async Task<IReadOnlyList<string>> AxeAsync()
    {
        if (!_hasAxe)
        {
            await Page.EvaluateAsync(new BundledAxeScriptProvider().GetScript());
            _hasAxe = true;
        }

        var result = await Page.EvaluateAsync<JsonElement>(Axe);
        Assert.NotEqual(0, result.GetProperty("passes").GetInt32());
        return [.. result.GetProperty("violations").EnumerateArray().Select(violation => violation.GetString()!)];
    }

    /// <summary>Keeps what is to be seen, for people, in a folder that git ignores.</summary>
    public Task KeepAsync(string name)
        => Page.ScreenshotAsync(new() { Path = Path.Combine(Artifacts("page"), $"{name.Replace('/', '-')}.png") });

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        Assert.Empty(_errors);
    }

    public static string Artifacts(string folder) => Path.Combine(Metadata("RepositoryRoot"), "artifacts", folder);

    public static string Metadata(string key) => typeof(View).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
