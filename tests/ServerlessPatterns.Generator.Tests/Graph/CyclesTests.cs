using ServerlessPatterns.Generator.Graph;

namespace ServerlessPatterns.Generator.Tests.Graph;

public class CyclesTests
{
    [Fact]
    public void Vertices_of_one_component_reach_each_other()
    {
        // 0 → 1 → 2 → 0, 2 → 3 → 4 → 3, 5
        var components = StrongComponents.Find(new DirectedGraph(6, [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 3)]));

        Assert.Equal(components[0], components[1]);
        Assert.Equal(components[0], components[2]);
        Assert.Equal(components[3], components[4]);
        Assert.Equal(3, components.Distinct().Count());
    }

    [Fact]
    public void What_is_on_no_cycle_has_none()
    {
        var cycles = new Cycles(new DirectedGraph(4, [(0, 1), (0, 2), (1, 3), (2, 3)]));

        Assert.All(Enumerable.Range(0, 4), vertex => Assert.Null(cycles.Through(vertex, out _)));
    }

    [Fact]
    public void An_edge_to_itself_is_a_cycle() => Assert.Equal([0], new Cycles(new DirectedGraph(1, [(0, 0)])).Through(0, out _));

    [Fact]
    public void A_detour_through_the_component_s_first_vertex_is_left_out()
    {
        // The way back from 2 and the way to it meet at 1, before 0.
        var cycles = new Cycles(new DirectedGraph(4, [(0, 1), (1, 2), (2, 3), (3, 1), (1, 0)]));

        Assert.Equal([2, 3, 1], cycles.Through(2, out var gap));
        Assert.Null(gap);
    }

    [Fact]
    public void Every_cycle_of_a_random_graph_is_a_simple_one_through_its_vertex()
    {
        var random = new Random(1);
        var found = 0;
        for (var run = 0; run < 300; run++)
        {
            var count = random.Next(1, 12);
            var edges = Enumerable.Range(0, random.Next(0, 2 * count)).Select(_ => (random.Next(count), random.Next(count))).Distinct().ToArray();
            var cycles = new Cycles(new DirectedGraph(count, edges));
            var reaches = Closure(count, edges);
            for (var vertex = 0; vertex < count; vertex++)
            {
                var cycle = cycles.Through(vertex, out var gap);

                Assert.Equal(reaches[vertex, vertex], cycle is not null);
                if (cycle is not null)
                {
                    found++;
                    Assert.Null(gap);
                    Assert.Equal(vertex, cycle[0]);
                    Assert.Equal(cycle.Count, cycle.Distinct().Count());
                    Assert.All(Enumerable.Range(0, cycle.Count), index => Assert.Contains((cycle[index], cycle[(index + 1) % cycle.Count]), edges));
                }
            }
        }

        Assert.True(found > 100);
    }

    [Fact]
    public void A_ring_of_100_000_vertices_is_told_from_both_ends()
    {
        const int Count = 100_000;
        var cycles = new Cycles(new DirectedGraph(Count, [.. Enumerable.Range(0, Count).Select(vertex => (vertex, (vertex + 1) % Count))]));

        var cycle = cycles.Through(500, out var gap);

        Assert.NotNull(cycle);
        Assert.Equal(1 + Cycles.Reach, gap);
        Assert.Equal([500, 501, 502], cycle.Take(3));
        Assert.Equal(499, cycle[^1]);
        Assert.Equal(1 + (2 * Cycles.Reach), cycle.Count);
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(10_000)]
    [InlineData(100_000)]
    public void Each_edge_is_looked_at_a_fixed_number_of_times(int count)
    {
        // A ring with shortcuts, all of it one component, and a long chain that leads out of it.
        var ring = Enumerable.Range(0, count).SelectMany(vertex => ((int, int)[])[(vertex, (vertex + 1) % count), (vertex, (int)(vertex * 7L % count))]);
        var chain = Enumerable.Range(count, count).Select(vertex => (vertex - 1, vertex));
        var graph = new DirectedGraph(2 * count, [.. ring, .. chain]);
        var cycles = new Cycles(graph);

        var found = Enumerable.Range(0, 2 * count).Count(vertex => cycles.Through(vertex, out _) is not null);

        // Once for the components, once to turn it round, once for each tree, once for the cycles.
        Assert.Equal(count, found);
        Assert.InRange(cycles.EdgeVisits, 4L * graph.EdgeCount - 1, 5L * graph.EdgeCount);
    }

    private static bool[,] Closure(int count, IReadOnlyList<(int From, int To)> edges)
    {
        var reaches = new bool[count, count];
        foreach (var (from, to) in edges)
        {
            reaches[from, to] = true;
        }

        for (var middle = 0; middle < count; middle++)
        {
            for (var from = 0; from < count; from++)
            {
                for (var to = 0; to < count; to++)
                {
                    reaches[from, to] |= reaches[from, middle] && reaches[middle, to];
                }
            }
        }

        return reaches;
    }
}
