using Microsoft.Playwright;

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
        for (var i = 0; i < Orders; i++)
        {
            await site.SendAsync("shop/CheckoutQueue", Samples.PlaceOrder(country: i % 3 == 0 ? "GB" : "DE", total: i % 7 == 0 ? 1450 : 89.9m));
        }

        await site.SendAsync("shop/ShipmentSchedulerQueue", Samples.ShipOrder(Samples.NewId(), kilograms: 40));
        await Assertions.Expect(view.Panel.Locator("svg a.node.deadLetterQueue[data-tone=bad]")).ToHaveCountAsync(1);
        await site.SendAsync("shop/CheckoutQueue", Samples.PlaceOrder());
        await Assertions.Expect(view.Node("shop/OrderPlacedTopic")).ToHaveAttributeAsync("aria-label", $"order-placed {Orders + 1} published, topic of shop");
        await view.Page.ScreenshotAsync(new() { Path = file });

        Assert.InRange(new FileInfo(file).Length, 1, LargestFile);
    }
}
