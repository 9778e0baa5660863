using System.Reflection;
using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Tests.Driver;

namespace ServerlessPatterns.Generator.Tests.Emission;

/// <summary>How generated functions start, and what they say where they cannot.</summary>
public sealed class SenderRunTests
{
    private const string Messages =
        """
        #pragma warning disable CS9113 // Unread parameters.
        using Microsoft.Extensions.DependencyInjection;

        namespace Acme;

        public sealed record Basket(string OrderId);

        public sealed record NowhereOrder(string OrderId);

        [FanOutTopic]
        public sealed record NowhereEvent(string OrderId);

        """;

    private const string Deep =
        """
        public sealed class Dispatch(IQueueSender<NowhereOrder> sender);

        [ServiceStartup]
        public static class Startup
        {
            public static int Count;

            public static void ConfigureServices(IServiceCollection services)
            {
                Count++;
                services.AddTransient<Dispatch>();
            }
        }

        """;

    public static TheoryData<OutputKind> Kinds => [OutputKind.ConsoleApplication, OutputKind.DynamicallyLinkedLibrary];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_sender_without_an_address_fails_the_start_with_the_variable_s_name(OutputKind kind)
    {
        var exception = await StartAsync<InvalidOperationException>(
            Messages + "[QueueConsumer] public sealed class Checkout(ITopicPublisher<NowhereEvent> events) { public void HandleAsync(Basket basket) { } }",
            kind);

        Assert.StartsWith("ITopicPublisher<NowhereEvent> has no address in this process: the environment variable SERVERLESS_PATTERNS_TOPIC_NOWHERE_EVENT is not set.", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_sender_deep_in_the_graph_that_no_class_declares_fails_the_start_with_the_attribute_to_add(OutputKind kind)
    {
        var exception = await StartAsync<InvalidOperationException>(
            Messages + Deep + "[QueueConsumer] public sealed class Checkout(Dispatch dispatch) { public void HandleAsync(Basket basket) { } }",
            kind);

        Assert.Contains("Add [Sends(typeof(NowhereOrder))] to the class of the function that needs the sender", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_sender_that_another_function_declares_fails_the_start_with_the_attribute_to_add(OutputKind kind)
    {
        var exception = await StartAsync<InvalidOperationException>(
            Messages + Deep + """
            [QueueConsumer] public sealed class Checkout(Dispatch dispatch) { public void HandleAsync(Basket basket) { } }
            [QueueConsumer("q")] public sealed class Other(IQueueSender<NowhereOrder> sender) { public void HandleAsync(string text) { } }
            """,
            kind);

        Assert.Contains("add the attribute to the class of the function that needs the sender", exception.Message, StringComparison.Ordinal);
        Assert.Contains("[Sends(typeof(NowhereOrder))]", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_service_that_nobody_registers_fails_the_start_with_the_container_s_own_exception(OutputKind kind)
    {
        var exception = await StartAsync<InvalidOperationException>(
            Messages + Deep + "[QueueConsumer] public sealed class Checkout(TimeProvider clock) { public void HandleAsync(Basket basket) { } }",
            kind);

        Assert.Contains("No service for type 'System.TimeProvider' has been registered.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_start_up_registers_replaces_a_sender()
    {
        var assembly = Load(
            Messages + """
            public sealed class Fake : IQueueSender<NowhereOrder>
            {
                public Task<string> SendAsync(NowhereOrder message, SendOptions? options = null, CancellationToken cancellationToken = default) => Task.FromResult("");
                public Task SendBatchAsync(IEnumerable<NowhereOrder> messages, Func<NowhereOrder, SendOptions?>? options = null, CancellationToken cancellationToken = default) => Task.CompletedTask;
            }

            [ServiceStartup]
            public static class Startup
            {
                public static void ConfigureServices(IServiceCollection services) => services.AddSingleton<IQueueSender<NowhereOrder>, Fake>();
            }

            [QueueConsumer] public sealed class Checkout(IQueueSender<NowhereOrder> sender) { public void HandleAsync(Basket basket) { } }
            """,
            OutputKind.ConsoleApplication);

        Assert.NotNull(Create(assembly));
    }

    [Fact]
    public void Starting_resolves_each_argument_once_and_lets_go_of_it_again_however_it_is_disposed_of()
    {
        var assembly = Load(
            Messages + """
            public static class Journal { public static List<string> Lines { get; } = []; }

            public sealed class Connection : IAsyncDisposable
            {
                public Connection() => Journal.Lines.Add("opened");
                public async ValueTask DisposeAsync() { await Task.Yield(); Journal.Lines.Add("closed"); }
            }

            [ServiceStartup]
            public static class Startup
            {
                public static void ConfigureServices(IServiceCollection services) => services.AddScoped<Connection>();
            }

            [QueueConsumer]
            public sealed class Checkout
            {
                public Checkout(Connection connection, Connection same, TimeProvider? clock = null, int number = 3) => Journal.Lines.Add("made");
                public void HandleAsync(Basket basket) { }
            }
            """,
            OutputKind.ConsoleApplication);

        Assert.NotNull(Create(assembly));

        Assert.Equal(["opened", "closed"], (List<string>)assembly.GetType("Acme.Journal")!.GetProperty("Lines")!.GetValue(null)!);
    }

    [Fact]
    public async Task A_class_library_tries_a_start_that_failed_again()
    {
        var assembly = Load(
            Messages + """
            [ServiceStartup]
            public static class Startup
            {
                public static int Count;
                public static void ConfigureServices(IServiceCollection services)
                {
                    if (++Count == 1) { throw new TimeoutException("Not yet."); }
                    services.AddSingleton(TimeProvider.System);
                }
            }

            [QueueConsumer] public sealed class Checkout(TimeProvider clock) { public void HandleAsync(Basket basket) { } }
            """,
            OutputKind.DynamicallyLinkedLibrary);

        await Assert.ThrowsAsync<TimeoutException>(() => InvokeAsync(assembly));
        Assert.Equal("""{"batchItemFailures":[]}""", await InvokeAsync(assembly));
        Assert.Equal("""{"batchItemFailures":[]}""", await InvokeAsync(assembly));
        Assert.Equal(2, (int)assembly.GetType("Acme.Startup")!.GetField("Count")!.GetValue(null)!);
    }

    /// <summary>An executable starts by Create, a class library with its first invocation.</summary>
    private static async Task<T> StartAsync<T>(string source, OutputKind kind)
        where T : Exception
    {
        var assembly = Load(source, kind);
        return kind == OutputKind.ConsoleApplication ? Assert.Throws<T>(() => Create(assembly)) : await Assert.ThrowsAsync<T>(() => InvokeAsync(assembly));
    }

    private static object? Create(Assembly assembly)
        => assembly.GetType("Acme.CheckoutFunction")!.GetMethod("Create", BindingFlags.Static | BindingFlags.NonPublic)!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [], null);

    private static async Task<string> InvokeAsync(Assembly assembly)
    {
        using var input = new MemoryStream("""{"Records":[]}"""u8.ToArray());
        var output = await (Task<Stream>)assembly.GetType("Acme.CheckoutFunction")!.GetMethod("HandleAsync")!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [input], null)!;
        using var reader = new StreamReader(output);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    private static Assembly Load(string source, OutputKind kind)
    {
        using var image = new MemoryStream();
        var project = new TestProject(source) { HasAws = true, HasContainer = true, OutputKind = kind };
        Assert.True(GeneratorTest.Run(project).Output.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        return Assembly.Load(image.ToArray());
    }
}
