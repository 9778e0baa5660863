using System.Text;
using ServerlessPatterns.Local.Tables;
using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tests.Tables;

/// <summary>The order in which items are kept.</summary>
public sealed class ItemIndexTests
{
    [Fact]
    public void Items_are_found_and_passed_in_their_order_however_they_came_and_went()
    {
        var random = new Random(7);
        var index = new ItemIndex();
        var expected = new SortedDictionary<ItemKey, StoredItem>();
        for (var i = 0; i < 20_000; i++)
        {
            var key = Key(random.Next(40), random.Next(200));
            if (random.Next(i < 15_000 ? 4 : 1) == 0)
            {
                Assert.Equal(expected.Remove(key), index.Remove(key));
            }
            else
            {
                var item = new StoredItem(key, new Dictionary<string, AttributeValue>(), i);
                index.Put(item);
                expected[key] = item;
            }

            if (i % 500 == 0)
            {
                Assert.Equal(expected.Count, index.Count);
                Assert.Equal(expected.Values, index.All());
                var from = Key(random.Next(40), random.Next(200));
                Assert.Equal(expected.GetValueOrDefault(from), index.Find(from));
                Assert.Equal(expected.Where(each => each.Key.CompareTo(from) >= 0).Select(each => each.Value), index.From(from, isForward: true));
                Assert.Equal(expected.Where(each => each.Key.CompareTo(from) <= 0).Select(each => each.Value).Reverse(), index.From(from, isForward: false));
            }
        }
    }

    [Theory]
    [InlineData("-9e125", "-1e125", "-123", "-12.4", "-12.34", "-12.3", "-1", "-0.1", "-1e-130", "0", "1e-130", "0.1", "1", "1.01", "1.1", "9", "10", "99999999999999999999999999999999999999", "1e125")]
    public void Numbers_sort_as_their_octets_do(params string[] numbers)
    {
        var parsed = numbers.Select(text => AttributeNumber.TryParse(text, out var number, out _) ? number : throw new FormatException(text)).ToList();
        for (var i = 0; i < parsed.Count; i++)
        {
            for (var j = 0; j < parsed.Count; j++)
            {
                Assert.Equal(i.CompareTo(j), Math.Sign(parsed[i].CompareTo(parsed[j])));
                Assert.Equal(i.CompareTo(j), Math.Sign(parsed[i].ToSortableBytes().AsSpan().SequenceCompareTo(parsed[j].ToSortableBytes())));
            }
        }
    }

    /// <summary>"Exceeding this results in an exception": https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html.</summary>
    [Theory]
    [InlineData("99999999999999999999999999999999999999", "1", "100000000000000000000000000000000000000")]
    [InlineData("1e37", "1", "10000000000000000000000000000000000001")]
    [InlineData("1e38", "1", null)]
    [InlineData("9e125", "9e125", null)]
    [InlineData("0.1", "0.2", "0.3")]
    [InlineData("-0.5", "0.50", "0")]
    [InlineData("1e-130", "-1e-130", "0")]
    public void Sums_are_exact_or_refused(string left, string right, string? sum)
    {
        Assert.True(AttributeNumber.TryParse(left, out var augend, out _));
        Assert.True(AttributeNumber.TryParse(right, out var addend, out _));
        Assert.Equal(sum, AttributeNumber.TryAdd(augend, addend, out var total, out _) ? total.ToString() : null);
    }

    private static ItemKey Key(int partition, int sort) => new(Encoding.UTF8.GetBytes($"p{partition}"), [(byte)(sort >> 4), (byte)sort]);
}
