using ServerlessPatterns.Generator.Tests.Driver;

namespace ServerlessPatterns.Generator.Tests.Usage;

public sealed class SenderRulesTests
{
    private const string Messages =
        """
        public record ShipOrder(string Id);
        [FanOutTopic] public record OrderPlaced(string Id);
        """;

    private const string Startup =
        """
        [ServiceStartup] static class Startup { public static void ConfigureServices(Microsoft.Extensions.DependencyInjection.IServiceCollection services) { } }
        """;

    private const string Handler = "public void HandleAsync(string message) { }";

    [Theory]
    [InlineData("IQueueSender<OrderPlaced>", "'OrderPlaced' bears [FanOutTopic], so that it goes to its topic and not to a queue; use ITopicPublisher<OrderPlaced>")]
    [InlineData("ITopicPublisher<ShipOrder>", "'ShipOrder' has no topic; give it [FanOutTopic], or use IQueueSender<ShipOrder>")]
    [InlineData("IQueueSender<string>", "'string' names no queue; send a record that holds it")]
    [InlineData("IQueueSender<ReadOnlyMemory<byte>>", "'ReadOnlyMemory<byte>' names no queue; send a record that holds it")]
    [InlineData("ITopicPublisher<string>", "'string' names no topic; send a record that holds it")]
    public void A_sender_that_does_not_fit_its_message_is_flagged_at_the_parameter(string type, string problem)
        => UsageTest.Flags(
            "SLP0028",
            $"'Writer' asks for {type}, but {problem}",
            $$"""{{Messages}} [QueueConsumer("q")] class Writer({{type}} [|sender|]) { public object Sender => sender; {{Handler}} }""",
            Aws);

    [Theory]
    [InlineData("Sends", "OrderPlaced", "'OrderPlaced' bears [FanOutTopic], so that it goes to its topic and not to a queue; use [Publishes(typeof(OrderPlaced))]")]
    [InlineData("Publishes", "ShipOrder", "'ShipOrder' has no topic; give it [FanOutTopic], or use [Sends(typeof(ShipOrder))]")]
    [InlineData("Sends", "string", "'string' names no queue; send a record that holds it")]
    public void An_attribute_that_does_not_fit_its_message_is_flagged_at_the_type(string attribute, string type, string problem)
        => UsageTest.Flags(
            "SLP0028",
            $"'Writer' bears [{attribute}(typeof({type}))], but {problem}",
            $$"""{{Messages}} {{Startup}} [QueueConsumer("q"), {{attribute}}([|typeof({{type}})|])] class Writer { {{Handler}} }""",
            Aws);

    [Theory]
    [InlineData("sends", "IQueueSender<(int, int)>", "(int, int)", "is a tuple, whose members are fields, which the serializer does not read; take a class, record or struct")]
    [InlineData("sends", "IQueueSender<Action>", "Action", "is a delegate; take a class, record or struct")]
    [InlineData("sends", "IQueueSender<dynamic>", "dynamic", "is dynamic; take a class, record or struct")]
    [InlineData("publishes", "ITopicPublisher<Gone>", "Gone", "is obsolete as an error; take a class, record or struct")]
    public void A_message_that_cannot_be_written_is_flagged(string verb, string type, string message, string problem)
        => UsageTest.Flags(
            "SLP0015",
            $"'Writer' {verb} '{message}', which {problem}",
            $$"""[FanOutTopic, Obsolete("No.", true)] class Gone; [QueueConsumer("q")] class Writer { internal Writer({{type}} [|sender|]) { } {{Handler}} }""",
            Aws);

    [Fact]
    public void A_message_that_generated_code_cannot_reach_is_flagged()
        => UsageTest.Flags(
            "SLP0015",
            "'Writer' publishes 'Outer.Hidden', which is not accessible from generated code; make it internal or public",
            $$"""{{Startup}} public class Outer { [FanOutTopic] private record Hidden; [QueueConsumer("q"), Publishes([|typeof(Hidden)|])] internal class Writer { {{Handler}} } }""",
            Aws);

    [Theory]
    [InlineData("List<>", "List<>", "is an open generic type")]
    [InlineData("Fixed", "Fixed", "is static")]
    [InlineData("void", "void", "is void")]
    [InlineData("Span<byte>", "Span<byte>", "is a ref struct")]
    [InlineData("Gone", "Gone", "is obsolete as an error")]
    [InlineData("int*", "int*", "is a pointer")]
    public void A_type_that_only_an_attribute_can_name_is_flagged(string type, string name, string problem)
        => UsageTest.Flags(
            "SLP0015",
            $"'Writer' sends '{name}', which {problem}; take a class, record or struct",
            $$"""{{Startup}} static class Fixed; [Obsolete("No.", true)] class Gone; [QueueConsumer("q"), Sends([|typeof({{type}})|])] unsafe class Writer { {{Handler}} }""",
            project => Aws(project) with { DoesNotCompile = true });

    [Fact]
    public void A_sender_without_the_package_is_flagged_with_the_command_that_adds_it()
        => UsageTest.Flags(
            "SLP0029",
            "'Writer' asks for IQueueSender<ShipOrder>, but the project does not reference the package that has the senders; dotnet add package ServerlessPatterns.Aws",
            $$"""{{Messages}} [QueueConsumer("q")] class Writer(IQueueSender<ShipOrder> [|sender|]) { public object Sender => sender; {{Handler}} }""");

    [Fact]
    public void An_attribute_without_the_package_is_flagged()
        => UsageTest.Flags(
            "SLP0029",
            "'Writer' bears [Publishes(typeof(OrderPlaced))], but the project does not reference the package that has the senders; dotnet add package ServerlessPatterns.Aws",
            $$"""{{Messages}} [QueueConsumer("q"), Publishes([|typeof(OrderPlaced)|])] class Writer { {{Handler}} }""");

    [Fact]
    public void A_sender_with_a_key_is_flagged()
        => UsageTest.Flags(
            "SLP0029",
            "'Writer' asks for IQueueSender<ShipOrder>, but senders have no keys; remove [FromKeyedServices]",
            $$"""{{Messages}} {{Startup}} [QueueConsumer("q")] class Writer([Microsoft.Extensions.DependencyInjection.FromKeyedServices("a")] IQueueSender<ShipOrder> [|sender|]) { public object Sender => sender; {{Handler}} }""",
            Aws);

    [Fact]
    public void More_addresses_than_fit_into_a_function_s_environment_are_flagged()
    {
        var messages = string.Concat(Enumerable.Range(0, 60).Select(i => $"public record Message{i}(string Id); "));
        var attributes = string.Join(", ", Enumerable.Range(0, 60).Select(i => $"Sends(typeof(Message{i}))"));

        UsageTest.Flags(
            "SLP0029",
            "'Writer' has 60 senders, but their addresses need at least 5990 bytes of the function's environment, and Lambda takes at most 4096 (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html); let several classes send them",
            $$"""{{messages}} {{Startup}} [QueueConsumer("q"), {{attributes}}] class [|Writer|] { {{Handler}} }""",
            Aws);
    }

    [Theory]
    [InlineData("[QueueName(\"a b\")] public record Odd;", "a b", " ([QueueName] of 'Odd')")]
    [InlineData("public record Größe;", "größe", "; it was made from the name of 'Größe': give that another, [QueueName(\"other-name\")]")]
    public void A_name_that_no_queue_can_have_is_flagged_where_it_is_sent_to(string message, string name, string origin)
        => UsageTest.Flags(
            "SLP0011",
            $"'Writer': the queue name '{name}' must be 1 to 80 letters of ASCII, digits, hyphens and underscores{origin}",
            $$"""{{message}} [QueueConsumer("q")] class Writer(IQueueSender<{{message.Split(' ')[^1].TrimEnd(';')}}> [|sender|]) { public object Sender => sender; {{Handler}} }""",
            Aws);

    [Fact]
    public void An_attribute_on_a_class_that_is_no_function_is_told_of()
        => UsageTest.Flags(
            "SLP0030",
            "'Dispatch' bears [Sends(typeof(ShipOrder))], but it is no function, and has no role and no environment that the attribute could add to; put the attribute on the pattern classes that use it",
            $$"""{{Messages}} [[|Sends(typeof(ShipOrder))|]] class Dispatch { } [[|Publishes(typeof(OrderPlaced))|]] abstract class Base { } [QueueConsumer("q")] class Writer : Base { {{Handler}} }""",
            Aws);

    [Fact]
    public void An_attribute_in_a_project_without_a_start_up_is_told_of()
        => UsageTest.Flags(
            "SLP0030",
            "'Writer' bears [Sends(typeof(ShipOrder))], but the project has no [ServiceStartup], whose container would give the sender to what the class uses; take IQueueSender<ShipOrder> in the constructor",
            $$"""{{Messages}} [QueueConsumer("q"), Sends([|typeof(ShipOrder)|])] class Writer { {{Handler}} }""",
            Aws);

    [Fact]
    public void A_dependency_beside_a_sender_still_needs_a_start_up()
        => UsageTest.Flags(
            "SLP0006",
            "'Writer' asks for a 'TimeProvider', and the project has no start-up that could give it; add a static class with [ServiceStartup] and static void ConfigureServices(IServiceCollection services), or a constructor without parameters",
            $$"""{{Messages}} [QueueConsumer("q")] class Writer(IQueueSender<ShipOrder> sender, TimeProvider [|clock|]) { public object All => (sender, clock); {{Handler}} }""",
            Aws);

    [Theory]
    [InlineData("class Writer(IQueueSender<ShipOrder> sender, ITopicPublisher<OrderPlaced>? publisher)", "")]
    [InlineData("class Writer(IQueueSender<ShipOrder>? sender = null, object? publisher = null)", "")]
    [InlineData("[Sends(typeof(ShipOrder)), Sends(typeof(ShipOrder)), Publishes(typeof(OrderPlaced))] class Writer(IQueueSender<ShipOrder> sender, ITopicPublisher<OrderPlaced> publisher)", "")]
    [InlineData("[Sends(typeof(ShipOrder)), Publishes(typeof(OrderPlaced))] class Writer(TimeProvider sender, object? publisher = null)", Startup)]
    [InlineData("class Writer(IQueueSender<IEnumerable<ShipOrder>> sender, IQueueSender<int[]> publisher)", "")]
    [InlineData("class Writer(IQueueSender<IFormattable> sender, IQueueSender<ShipOrder?> publisher)", "")]
    public void Senders_that_can_be_made_are_allowed(string declaration, string startup)
        => UsageTest.Allows(
            $$"""{{Messages}} {{startup}} [QueueConsumer("q")] {{declaration}} { public object? Sender => sender; public object? Publisher => publisher; {{Handler}} }""",
            Aws);

    [Fact]
    public void Writing_by_reflection_is_told_of_at_the_sender()
        => UsageTest.Flags(
            "SLP0018",
            "'Writer' writes 'ShipOrder' with the reflection serializer, which costs start-up time: no JsonSerializerContext has [JsonSerializable(typeof(ShipOrder))]",
            $$"""{{Messages}} {{Startup}} [QueueConsumer("q")] class Writer(IQueueSender<ShipOrder> [|sender|]) { public object Sender => sender; {{Handler}} }""",
            Aws);

    [Fact]
    public void Writing_by_reflection_is_warned_of_where_it_fails()
        => UsageTest.Flags(
            "SLP0019",
            "'Writer' writes 'OrderPlaced' with the reflection serializer, which fails at run time where PublishAot is on: no JsonSerializerContext has [JsonSerializable(typeof(OrderPlaced))]",
            $$"""{{Messages}} [QueueConsumer("q")] class Writer(ITopicPublisher<OrderPlaced> [|sender|]) { public object Sender => sender; {{Handler}} }""",
            project => Aws(project) with { Properties = project.Properties.Add("PublishAot", "true") });

    [Fact]
    public void A_program_that_is_no_function_registers_its_senders_itself_and_is_left_alone()
    {
        var project = new TestProject(Messages + """
            class Shop(IQueueSender<ShipOrder> sender, ITopicPublisher<OrderPlaced> publisher)
            {
                public object All => (sender, publisher);
                static void Main() { }
            }
            """) { HasAws = true, OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication };

        // Messages have topics of their own, which the service that declares them owns; of functions and senders there is nothing.
        Assert.DoesNotContain(GeneratorTest.Run(project).Files, file => file is not ("ServerlessPatternsTemplate.g.cs" or "ServerlessPatternsArchitecture.g.cs"));
        Assert.DoesNotContain(UsageTest.Analyze(project, out _), diagnostic => diagnostic.Id != "SLP0031");
        Assert.Empty(GeneratorTest.Run(project with { Sources = [("Source.cs", project.Sources[0].Text.Replace("[FanOutTopic]", "", StringComparison.Ordinal))] }).Files);
    }

    private static TestProject Aws(TestProject project) => project with { HasAws = true, HasContainer = true };
}
