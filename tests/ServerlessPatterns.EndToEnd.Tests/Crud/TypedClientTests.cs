using System.Globalization;
using ServerlessPatterns.EndToEnd.Catalog;

namespace ServerlessPatterns.EndToEnd.Tests.Crud;

/// <summary>The generated clients, through the emitted mapping templates, to a real table and back.</summary>
public abstract class TypedClientTests(AwsEmulator emulator, ApiParts parts)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_put_comes_back_equal()
    {
        using var stack = await CatalogStack.DeployAsync(emulator, parts);
        using var http = stack.CreateClient();
        var products = new ProductClient(http);
        var product = Product("p-1") with { Name = "it's \"quoted\" \\ ~ $x #if(1) </script> 😀", Price = 79228162514264337593543950335m, Stock = null, Labels = new() { ["a'b\"c"] = "", ["$k"] = "1" } };

        await products.CreateAsync(product, Cancellation);
        AssertEqual(product, await products.GetAsync("p-1", Cancellation));

        var changed = product with { Id = "ignored", Price = 0.10m, Stock = -3, Tags = [], Dimensions = null, Category = Category.Music, Discontinued = true };
        await products.ReplaceAsync("p-1", changed, Cancellation);
        AssertEqual(changed with { Id = "p-1" }, await products.GetAsync("p-1", Cancellation));

        await products.DeleteAsync("p-1", Cancellation);
        Assert.Null(await products.GetAsync("p-1", Cancellation));
    }

    [Fact]
    public async Task What_is_there_cannot_be_created_and_what_is_not_cannot_be_replaced_or_deleted()
    {
        using var stack = await CatalogStack.DeployAsync(emulator, parts);
        using var http = stack.CreateClient();
        var products = new ProductClient(http);
        await products.CreateAsync(Product("p-1"), Cancellation);

        var exists = await Assert.ThrowsAsync<ItemExistsException>(() => products.CreateAsync(Product("p-1"), Cancellation));
        var replaced = await Assert.ThrowsAsync<ItemNotFoundException>(() => products.ReplaceAsync("p-2", Product("p-2"), Cancellation));
        var deleted = await Assert.ThrowsAsync<ItemNotFoundException>(() => products.DeleteAsync("p-2", Cancellation));

        Assert.Equal(("products", "p-1"), (exists.Table, exists.Key));
        Assert.Equal(("products", "p-2"), (replaced.Table, replaced.Key));
        Assert.Equal(("products", "p-2"), (deleted.Table, deleted.Key));
    }

    [Fact]
    public async Task A_key_that_is_generated_is_returned()
    {
        using var stack = await CatalogStack.DeployAsync(emulator, parts);
        using var http = stack.CreateUserClient();
        var notes = new NoteClient(http);

        var first = await notes.CreateAsync(new Note(Guid.Empty, "first"), Cancellation);
        var second = await notes.CreateAsync(new Note(first, "second"), Cancellation);

        Assert.NotEqual(first, second);
        Assert.Equal(new Note(first, "first"), await notes.GetAsync(first, Cancellation));
        Assert.Equal(new Note(second, "second"), await notes.GetAsync(second, Cancellation));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public async Task Every_item_is_listed_once_whatever_the_page_holds(int pageSize)
    {
        using var stack = await CatalogStack.DeployAsync(emulator, parts);
        using var http = stack.CreateClient();
        var products = new ProductClient(http);
        string[] ids = ["a", "a b", "it's", "ü/😀", "100%", "+&=?#", "\"", "\\", "$x", "p9", "p10", "~"];
        foreach (var id in ids)
        {
            await products.CreateAsync(Product(id), Cancellation);
        }

        var listed = await products.ListAsync(pageSize, Cancellation).Select(product => product.Id).ToListAsync(Cancellation);

        Assert.Equal(ids.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_items_of_a_partition_are_listed_in_the_order_of_their_sort_keys()
    {
        using var stack = await CatalogStack.DeployAsync(emulator, parts);
        using var http = stack.CreateClient();
        var readings = new ReadingClient(http);
        var (station, other) = (Guid.NewGuid(), Guid.NewGuid());
        foreach (var taken in new[] { 9007199254740993, -5, 10, 9, long.MaxValue, long.MinValue })
        {
            await readings.CreateAsync(new Reading { Station = station, Taken = taken, Celsius = taken / 4.0 }, Cancellation);
            await readings.CreateAsync(new Reading { Station = other, Taken = taken }, Cancellation);
        }

        var listed = await readings.ListAsync(station, pageSize: 2, Cancellation).ToListAsync(Cancellation);

        Assert.Equal([long.MinValue, -5, 9, 10, 9007199254740993, long.MaxValue], listed.Select(reading => reading.Taken));
        Assert.All(listed, reading => Assert.Equal(station, reading.Station));
        Assert.All(listed, reading => Assert.Equal(reading.Taken / 4.0, reading.Celsius));
        await readings.DeleteAsync(station, 9, Cancellation);
        Assert.Null(await readings.GetAsync(station, 9, Cancellation));
        Assert.NotNull(await readings.GetAsync(other, 9, Cancellation));
    }

    internal static Product Product(string id) => new(
        id, "A book", 12.50m, 3, false, ["new", "signed"], new() { ["shelf"] = "A7" }, new Dimensions(20.5m, 13m, 0.3, null), DateTimeOffset.Parse("2026-11-25T10:00:00+01:00", CultureInfo.InvariantCulture), Category.PowerTools);

    private static void AssertEqual(Product expected, Product? actual) => Assert.Equivalent(expected, actual, strict: true);

    public sealed class Emulated(AwsEmulator emulator) : TypedClientTests(emulator, ApiParts.Emulated);

    public sealed class Local(AwsEmulator emulator) : TypedClientTests(emulator, ApiParts.Local);
}
