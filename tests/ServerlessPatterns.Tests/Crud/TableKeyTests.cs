namespace ServerlessPatterns.Tests.Crud;

/// <summary>Keys, as the serializer writes them.</summary>
public sealed class TableKeyTests
{
    [Fact]
    public void A_key_is_written_as_its_value_alone()
    {
        Assert.Equal("p-1", Partition("p-1"));
        Assert.Equal("7", Partition(7));
        Assert.Equal("7", Partition((byte)7));
        Assert.Equal("7", Partition(7u));
        Assert.Equal("-9223372036854775808", Partition(long.MinValue));
        Assert.Equal("18446744073709551615", Partition(ulong.MaxValue));
        Assert.Equal("12.50", Partition(12.50m));
        Assert.Equal("3f2504e0-4f89-11d3-9a0c-0305e82c3301", Partition(Guid.Parse("3F2504E0-4F89-11D3-9A0C-0305E82C3301")));
        Assert.Equal("2026-11-25", Partition(new DateOnly(2026, 11, 25)));
        Assert.Equal("2026-11-25T10:00:00Z", Partition(new DateTime(2026, 11, 25, 10, 0, 0, DateTimeKind.Utc)));
        Assert.Equal("2026-11-25T10:00:00+02:00", Partition(new DateTimeOffset(2026, 11, 25, 10, 0, 0, TimeSpan.FromHours(2))));
    }

    [Fact]
    public void Two_keys_are_written_as_a_tuple()
    {
        TableKey key = ("customer-7", 3);

        Assert.Equal(("customer-7", "3", "customer-7/3"), (key.Partition.Text, key.Sort?.Text, key.ToString()));
    }

    private static string? Partition(TableKey key) => key.Sort is null ? key.Partition.Text : "has a sort key";
}
