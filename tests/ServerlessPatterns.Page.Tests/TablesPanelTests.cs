using System.Text;
using Microsoft.Playwright;

namespace ServerlessPatterns.Page.Tests;

[Collection(nameof(OneSite))]
public sealed class TablesPanelTests(Site site)
{
    private const int Others = 12;

    [Fact]
    public async Task Items_are_shown_as_they_are_with_all_digits_of_their_numbers()
    {
        var id = Samples.NewId();
        await using var view = await site.OpenAsync("tables/shop/OrderTable");
        var items = await site.CounterAsync("tables", "shop/OrderTable", "items");

        await PutAsync(id, "12345678901234567890.12");

        await Assertions.Expect(view.Row("tables/shop/OrderTable").Locator("td").Nth(2)).ToHaveTextAsync($"{items + 1:N0}");
        await Opener(view, id).ClickAsync();
        var json = view.Detail.Locator(".opened pre");
        await Assertions.Expect(json).ToContainTextAsync("\"customer\": \"Ada Lovelace\"");
        await Assertions.Expect(json).ToContainTextAsync("\"total\": 12345678901234567890.12");
        await view.KeepAsync("table");
    }

    [Fact]
    public async Task One_item_after_the_other_opens_though_others_come_meanwhile()
    {
        var (first, second) = (Samples.NewId(), Samples.NewId());
        await PutAsync(first, "1");
        await PutAsync(second, "2");
        await using var view = await site.OpenAsync("tables/shop/OrderTable");
        await Opener(view, first).ClickAsync();
        await Assertions.Expect(view.Detail.Locator(".opened pre")).ToHaveCountAsync(1);

        // While the focus is in the table it stays; with the next click it is drawn anew, and the item is elsewhere where others come before it.
        for (var i = 0; i < Others; i++)
        {
            await PutAsync(Samples.NewId(), "3");
        }

        await view.Page.RunAndWaitForResponseAsync(() => PutAsync(Samples.NewId(), "3"), answer => answer.Url.Contains("/tables/shop/OrderTable/items", StringComparison.Ordinal));
        await Opener(view, second).ClickAsync();

        await Assertions.Expect(view.Detail.Locator(".opened pre")).ToHaveCountAsync(2);
        await Assertions.Expect(Opener(view, second)).ToBeFocusedAsync();
    }

    private static ILocator Opener(View view, string id) => view.Detail.GetByRole(AriaRole.Button, new() { Name = $"Item \"{id}\" as JSON" });

    /// <summary>As the AWS SDK does, without its client, which keeps its endpoint as long as the process lives.</summary>
    private async Task PutAsync(string id, string total)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/");
        request.Headers.Add("X-Amz-Target", "DynamoDB_20120810.PutItem");
        request.Content = new StringContent(
            $$$"""{"TableName":"{{{site.Cloud.Resources.Telemetry.Tables["shop/OrderTable"].Table.Schema.Name}}}","Item":{"id":{"S":"{{{id}}}"},"customer":{"S":"Ada Lovelace"},"total":{"N":"{{{total}}}"} } }""",
            Encoding.UTF8,
            "application/x-amz-json-1.0");
        using var response = await site.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
