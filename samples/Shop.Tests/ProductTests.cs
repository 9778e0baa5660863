using ServerlessPatterns.Aws;
using Shop.Catalog;

namespace Shop.Tests;

/// <summary>The products, as the back office keeps them through their API, and what the shop's functions make of them.</summary>
public sealed class ProductTests(Services services)
{
    private static readonly Product s_hammer = new(
        "p-1", "Claw hammer", 24.90m, 12, false, ["steel", "ash"], new() { ["fr"] = "Marteau" }, new Dimensions(33, 13, 3, 0.6m), new DateTimeOffset(2026, 3, 14, 9, 26, 53, TimeSpan.Zero), Category.Tools);

    [Fact]
    public async Task A_product_gets_its_label_when_the_back_office_has_created_it()
    {
        using var http = new HttpClient(new SigV4Handler()) { BaseAddress = services.Cloud.Api<Product>() };
        var products = new ProductClient(http);

        await products.CreateAsync(s_hammer, TestContext.Current.CancellationToken);
        services.Cloud.Queue<LabelPrinter>().SendJson(new PrintLabel("p-1", 2));
        services.Cloud.Queue<LabelPrinter>().SendJson(new PrintLabel("p-2", 1));
        await services.Cloud.WhenIdleAsync(TestContext.Current.CancellationToken);

        Assert.Contains("Claw hammer", Assert.Single(services.Cloud.Table<Product>().Items), StringComparison.Ordinal);
        var failed = Assert.Single(services.Cloud.DeadLetterQueue<LabelPrinter>().Messages);
        Assert.Contains("p-2", failed.Body, StringComparison.Ordinal);

        // When the product is there, what failed is done.
        await products.CreateAsync(s_hammer with { Id = "p-2" }, TestContext.Current.CancellationToken);
        Assert.Equal(1, services.Cloud.DeadLetterQueue<LabelPrinter>().Redrive());
        await services.Cloud.WhenIdleAsync(TestContext.Current.CancellationToken);

        Assert.Equal((0, 2), (services.Cloud.DeadLetterQueue<LabelPrinter>().Count, services.Cloud.Table<Product>().Count));
    }

    [Fact]
    public async Task Who_does_not_sign_is_not_let_in()
    {
        using var http = new HttpClient { BaseAddress = services.Cloud.Api<Product>() };
        using var answer = await http.GetAsync(new Uri("products/p-1", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.Forbidden, answer.StatusCode);
    }
}
