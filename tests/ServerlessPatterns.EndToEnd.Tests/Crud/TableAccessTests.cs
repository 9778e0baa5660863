using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ServerlessPatterns.EndToEnd.Tests.Deployment;

namespace ServerlessPatterns.EndToEnd.Tests.Crud;

/// <summary>A function that reads its service's own table: the published shop, its product written through the API.</summary>
public sealed class TableAccessTests(AwsEmulator emulator)
{
    private const string LabelPrinter = "Shop.Catalog.LabelPrinter";

    private const string Tea =
        """
        {"id":"TEA-250","name":"Tea \"Earl\" 250 g","price":4.5,"stock":null,"discontinued":false,"tags":[],"labels":{},"addedAt":"2026-11-25T10:00:00Z","category":"Tools"}
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_consumer_reads_what_was_written_through_the_API(bool nativeAot)
    {
        await using var system = await DeployedSystem.DeployAsync(emulator, nativeAot);
        using var api = await system.Shop.RestApiAsync();
        using var http = api.CreateClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("AWS4-HMAC-SHA256", "Credential=test/20261125/us-east-1/execute-api/aws4_request, SignedHeaders=host, Signature=0");
        using var body = new StringContent(Tea, Encoding.UTF8, "application/json");
        using var created = await http.PostAsync(new Uri("products", UriKind.Relative), body, Cancellation);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);

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
