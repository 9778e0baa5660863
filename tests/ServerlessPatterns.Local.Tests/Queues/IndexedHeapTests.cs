using ServerlessPatterns.Local.Queues;

namespace ServerlessPatterns.Local.Tests.Queues;

public class IndexedHeapTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void What_is_first_is_first_whatever_is_added_and_taken_out_of_the_middle(int seed)
    {
        var random = new Random(seed);
        var heap = new IndexedHeap<Item, Order>();
        var items = new List<Item>();
        for (var i = 0; i < 20_000; i++)
        {
            if (items.Count == 0 || random.Next(20_000) > i)
            {
                var item = new Item { Key = random.Next(1000) };
                items.Add(item);
                heap.Add(item);
            }
            else
            {
                var at = random.Next(items.Count);
                heap.Remove(items[at]);
                Assert.False(IndexedHeap<Item, Order>.Contains(items[at]));
                heap.Remove(items[at]);
                items.RemoveAt(at);
            }

            Assert.Equal(items.Count, heap.Count);
            if (i % 100 == 0)
            {
                Assert.Equal(items.Select(item => (long?)item.Key).Min(), heap.First?.Key);
            }
        }

        var rest = items.Select(item => item.Key).Order().ToArray();
        var taken = new List<long>();
        while (heap.First is { } first)
        {
            taken.Add(first.Key);
            heap.Remove(first);
        }

        Assert.Equal(rest, taken);
    }

    private sealed class Item
    {
        public long Key { get; init; }

        public int Index = -1;
    }

    private readonly struct Order : IHeapOrder<Item>
    {
        public static long KeyOf(Item item) => item.Key;

        public static ref int IndexOf(Item item) => ref item.Index;
    }
}
