using System.Text;
using Microsoft.Playwright;
using ServerlessPatterns.Local;

namespace ServerlessPatterns.Page.Tests;

/// <summary>
/// Takes the README's picture of the page, docs/images/page.png, which a person looks at before it is committed:
/// <c>dotnet run --project tests/ServerlessPatterns.Page.Tests -- -explicit only -class "*PictureTests"</c>.
/// </summary>
[Collection(nameof(OneSite))]
public sealed class PictureTests(Site site)
{
    private const int Orders = 120;
    private const int LargestFile = 300 * 1024;

    [Fact(Explicit = true)]
    public async Task The_readme_has_a_picture_of_the_page()
    {
        var file = Path.Combine(View.Metadata("RepositoryRoot"), "docs/images/page.png");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await using var view = await site.OpenAsync("architecture", width: 1440, height: 900);
        using var http = new HttpClient();
        await AddProductAsync(http);
        for (var i = 0; i < Orders; i++)
        {
            var order = Samples.PlaceOrder(country: i % 3 == 0 ? "GB" : "DE", total: i % 7 == 0 ? 1450 : 89.9m);
            if (i % 3 != 1)
            {
                await site.SendAsync("shop/CheckoutQueue", order);
                continue;
            }

            // Some come as requests, as from the shop's own pages.
            using var body = new StringContent(order, Encoding.UTF8, "application/json");
            using var answer = await http.PostAsync(new Uri(site.Cloud.LoadBalancer!, "/orders"), body, TestContext.Current.CancellationToken);
            answer.EnsureSuccessStatusCode();
        }

        await site.SendAsync("shop/ShipmentSchedulerQueue", Samples.ShipOrder(Samples.NewId(), kilograms: 40));
        await Assertions.Expect(view.Panel.Locator("svg a.node.deadLetterQueue[data-tone=bad]")).ToHaveCountAsync(1);
        await site.SendAsync("shop/CheckoutQueue", Samples.PlaceOrder());
        await Assertions.Expect(view.Node("shop/OrderPlacedTopic")).ToHaveAttributeAsync("aria-label", $"order-placed {Orders + 1} published, topic of shop");
        await view.Page.ScreenshotAsync(new() { Path = file });

        Assert.InRange(new FileInfo(file).Length, 1, LargestFile);
    }

    private async Task AddProductAsync(HttpClient http)
    {
        var create = site.Cloud.Resources.Endpoints.First(endpoint => endpoint is { Kind: LocalEndpointKind.Api, Method: "POST", SampleBody: not null });
        using var request = new HttpRequestMessage(HttpMethod.Post, create.Url) { Content = new StringContent(create.SampleBody!, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in create.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }
}
