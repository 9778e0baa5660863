using ServerlessPatterns.EndToEnd.Tests.Deployment;

namespace ServerlessPatterns.EndToEnd.Tests.Crud;

/// <summary>A function that reads its service's own table: the published shop, its product written through the API.</summary>
public sealed class TableAccessTests(AwsEmulator emulator)
{
    private const string LabelPrinter = "Shop.Catalog.LabelPrinter";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_consumer_reads_what_was_written_through_the_API(bool nativeAot)
    {
        await using var system = await DeployedSystem.DeployAsync(emulator, nativeAot);
        await system.Shop.CreateProductAsync(CatalogApi.Tea, Cancellation);

        await emulator.Sqs.SendMessageAsync(system.Shop.QueueOf(LabelPrinter).Url, """{"productId":"TEA-250","copies":2}""", Cancellation);
        system.Start(LabelPrinter);
        await system.DrainAsync(Cancellation);

        var label = Assert.Single(system[LabelPrinter].LinesWith("labelFor"));
        Assert.Equal("Tea \"Earl\" 250 g EUR 4.50", label.GetProperty("text").GetString());
    }

    [Fact]
    public async Task What_is_not_in_the_table_ends_in_the_dead_letter_queue()
    {
        await using var system = await DeployedSystem.DeployAsync(emulator, nativeAot: false);
        await emulator.Sqs.SendMessageAsync(system.Shop.QueueOf(LabelPrinter).Url, """{"productId":"nothing","copies":1}""", Cancellation);
        system.Start(LabelPrinter);
        await system.DrainAsync(Cancellation);

        Assert.Empty(system[LabelPrinter].LinesWith("labelFor"));
        Assert.Single(await system[LabelPrinter].DeadLettersAsync(Cancellation));
    }
}
