namespace ServerlessPatterns.Generator.Tests.Usage;

public sealed class ConstructorRulesTests
{
    private const string Startup =
        """
        using Microsoft.Extensions.DependencyInjection;
        [ServiceStartup] static class Startup { public static void ConfigureServices(IServiceCollection services) { } }
        """;

    private const string Handler = "public void HandleAsync(string message) { }";

    [Fact]
    public void A_dependency_without_a_start_up_is_flagged_at_the_parameter()
        => UsageTest.Flags(
            "SLP0006",
            "'Writer' asks for a 'TimeProvider', and the project has no start-up that could give it; add a static class with [ServiceStartup] and static void ConfigureServices(IServiceCollection services), or a constructor without parameters",
            $$"""[QueueConsumer("q")] class Writer(TimeProvider [|clock|]) { public TimeProvider Clock => clock; {{Handler}} }""");

    [Theory]
    [InlineData("ref int [|number|]", "number")]
    [InlineData("ReadOnlySpan<byte> [|bytes|]", "bytes")]
    public void A_parameter_that_no_container_can_give_is_flagged(string parameter, string name)
        => UsageTest.Flags(
            "SLP0006",
            $"'Writer' has the constructor parameter '{name}', which no container can give; take an ordinary type by value",
            $$"""{{Startup}} [QueueConsumer("q")] class Writer { public Writer({{parameter}}) { } {{Handler}} }""",
            project => project with { HasContainer = true });

    [Fact]
    public void Several_constructors_are_flagged()
        => UsageTest.Flags(
            "SLP0006",
            "'Writer' has 2 accessible constructors; mark the one to be called with [ActivatorUtilitiesConstructor], or leave one",
            $$"""[QueueConsumer("q")] class [|Writer|] { public Writer() { } public Writer(int number) { } {{Handler}} }""");

    [Fact]
    public void A_class_without_an_accessible_constructor_is_flagged()
        => UsageTest.Flags(
            "SLP0006",
            "'Writer' has no accessible constructor; give it one that is public or internal",
            $$"""[QueueConsumer("q")] class [|Writer|] { private Writer() { } {{Handler}} }""");

    [Fact]
    public void A_required_member_that_nothing_sets_is_flagged()
        => UsageTest.Flags(
            "SLP0006",
            "'Writer' has the required member 'Name', which nothing sets; take it as a constructor parameter instead",
            $$"""[QueueConsumer("q")] class Writer { public [|Writer|]() { } public required string Name { get; set; } {{Handler}} }""");

    [Fact]
    public void Services_keyed_services_defaults_and_a_marked_constructor_are_allowed()
        => UsageTest.Allows(
            $$"""
            {{Startup}}

            enum Color { Red, Green }

            [QueueConsumer("a")]
            sealed class Writer(TimeProvider clock, [FromKeyedServices("it's \"k\"")] IFormatProvider format, [FromKeyedServices(Color.Green)] IFormatProvider? other = null, int number = 5, Color color = Color.Green, long big = long.MinValue, float f = -1.5f, char c = '\'', decimal d = 1.5m, Guid id = default, int? maybe = 3) : IDisposable, IAsyncDisposable
            {
                public object All => (clock, format, other, number, color, big, f, c, d, id, maybe);
                {{Handler}}
                public void Dispose() { }
                public ValueTask DisposeAsync() => default;
            }

            [QueueConsumer("b")]
            class Marked
            {
                public Marked() { }
                [ActivatorUtilitiesConstructor] public Marked(TimeProvider clock) { }
                {{Handler}}
            }

            [QueueConsumer("c")]
            record Record(TimeProvider Clock)
            {
                internal void HandleAsync(string message) { }
            }
            """,
            project => project with { HasContainer = true });

    [Fact]
    public void Optional_parameters_need_no_start_up()
        => UsageTest.Allows(
            $$"""
            [QueueConsumer("q")]
            class Writer(string name = "x", DayOfWeek day = DayOfWeek.Friday, double ratio = double.NaN, byte small = 3, short negative = -1, Uri? uri = null, CancellationToken token = default)
            {
                public object All => (name, day, ratio, small, negative, uri, token);
                {{Handler}}
            }
            """);

    [Fact]
    public void A_required_member_that_the_constructor_sets_is_allowed()
        => UsageTest.Allows(
            $$"""
            [QueueConsumer("q")]
            class Writer
            {
                [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public Writer() => Name = "";
                public required string Name { get; set; }
                {{Handler}}
            }
            """);
}
