using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Tests.Driver;

namespace ServerlessPatterns.Generator.Tests.Emission;

/// <summary>What is written, read as a person would who opens the generated file.</summary>
public sealed class HandlerTests
{
    private const string Simple =
        """
        namespace Acme.Billing;

        public sealed record OrderPlaced(string OrderId, decimal Total);

        [QueueConsumer(TimeoutSeconds = 20)]
        public sealed class InvoiceWriter
        {
            public Task HandleAsync(OrderPlaced order) => Task.CompletedTask;
        }
        """;

    private const string Everything =
        """
        #pragma warning disable CS9113 // Unread parameters.
        using Amazon.Lambda.Core;
        using Microsoft.Extensions.DependencyInjection;
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using System.Text.Json.Serialization.Metadata;

        namespace Acme.Billing;

        public sealed record OrderPlaced(string OrderId, decimal Total);

        [JsonSerializable(typeof(OrderPlaced))]
        internal sealed partial class Json : JsonSerializerContext;

        public interface ILedger;

        public interface IClock;

        [QueueConsumer("invoices", TimeoutSeconds = 60, Fifo = true, Parallelism = 4)]
        public sealed class InvoiceWriter(
            ILedger ledger,
            [FromKeyedServices("utc")] IClock clock,
            IClock? fallback = null,
            int attempts = 3,
            [FromKeyedServices(7)] TimeSpan pause = default) : IAsyncDisposable
        {
            public async ValueTask HandleAsync(OrderPlaced order, ILambdaContext lambda, MessageContext message, InvocationContext invocation, CancellationToken cancellationToken)
                => await Task.Delay(attempts, cancellationToken);

            public ValueTask DisposeAsync() => default;
        }

        [ServiceStartup]
        internal static class Startup
        {
            public static void ConfigureServices(IServiceCollection services)
            {
            }
        }
        """;

    // What System.Text.Json's own generator would add.
    private const string JsonOfEverything =
        """
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using System.Text.Json.Serialization.Metadata;

        namespace Acme.Billing;

        internal sealed partial class Json
        {
            private Json(JsonSerializerOptions? options) : base(options) { }

            public static Json Default { get; } = new(null);

            protected override JsonSerializerOptions? GeneratedSerializerOptions => null;

            public override JsonTypeInfo? GetTypeInfo(Type type) => null;
        }
        """;

    [Fact]
    public void A_consumer_gets_a_handler_and_a_template()
    {
        var generated = GeneratorTest.Run(new TestProject(Simple));

        Snapshot.Matches(generated);
        Assert.Contains("[assembly: global::ServerlessPatterns.Hosting.CloudFormationTemplate(\"\"\"", generated.File("ServerlessPatternsTemplate.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_executable_gets_an_entry_point()
    {
        Snapshot.Matches(GeneratorTest.Run(new TestProject(Simple) { OutputKind = OutputKind.ConsoleApplication }));
    }

    [Fact]
    public void An_executable_with_a_Main_of_its_own_calls_the_functions_by_name()
    {
        var generated = GeneratorTest.Run(new TestProject(Simple, "return await ServerlessPatternsFunctions.RunAsync(args);")
        {
            OutputKind = OutputKind.ConsoleApplication,
            DoesNotCompile = true,
        });

        Assert.DoesNotContain(" Main(", generated.File("ServerlessPatternsFunctions.g.cs"), StringComparison.Ordinal);
        Assert.DoesNotContain(generated.Output.GetDiagnostics(TestContext.Current.CancellationToken), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    [Fact]
    public void An_executable_that_refers_to_Local_runs_its_service_there()
    {
        const string Local =
            """
            namespace ServerlessPatterns.Local
            {
                public static class LocalHost
                {
                    public static System.Threading.Tasks.Task<int> RunAsync(string[] arguments, System.Reflection.Assembly assembly, params ServerlessPatterns.Hosting.FunctionEntry[] functions)
                        => System.Threading.Tasks.Task.FromResult(functions.Length);
                }
            }
            """;
        var generated = GeneratorTest.Run(new TestProject(Simple, Local) { OutputKind = OutputKind.ConsoleApplication });

        Assert.Contains("=> global::ServerlessPatterns.Local.LocalHost.RunAsync(args, typeof(ServerlessPatternsFunctions).Assembly, Functions());", generated.File("ServerlessPatternsFunctions.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_half_typed_class_leaves_an_executable_its_entry_point()
    {
        var generated = GeneratorTest.Run(new TestProject("namespace Acme; [QueueConsumer] public sealed class InvoiceWriter { public Task Han }")
        {
            OutputKind = OutputKind.ConsoleApplication,
            DoesNotCompile = true,
        });

        Assert.Equal(["ServerlessPatternsFunctions.g.cs"], generated.Files);
    }

    [Fact]
    public void Everything_a_consumer_can_ask_for_it_gets()
    {
        Snapshot.Matches(GeneratorTest.Run(new TestProject(Everything, JsonOfEverything)
        {
            OutputKind = OutputKind.ConsoleApplication,
            HasContainer = true,
            HasLambdaCore = true,
        }));
    }

    [Fact]
    public void Bodies_that_are_not_JSON_are_handed_over_as_they_are()
    {
        Snapshot.Matches(GeneratorTest.Run(new TestProject(
            """
            namespace Acme;

            [QueueConsumer("lines")]
            public sealed class LineWriter : IDisposable
            {
                public void HandleAsync(string line, MessageContext context) { }

                public void Dispose() { }
            }

            [QueueConsumer("images")]
            public sealed class ImageWriter
            {
                public void HandleAsync(ReadOnlyMemory<byte> image) { }
            }
            """)));
    }

    [Theory]
    [InlineData(32, 32)]
    [InlineData(33, 32)]
    [InlineData(300, 32)]
    public void Many_classes_share_few_files(int classes, int mostFiles)
    {
        var generated = GeneratorTest.Run(new TestProject(
            "namespace Acme;" + string.Concat(Enumerable.Range(0, classes).Select(number =>
                $"[QueueConsumer(\"queue{number}\")] public sealed class Writer{number} {{ public Task HandleAsync(string line) => Task.CompletedTask; }}\n"))));

        var handlers = generated.Files.Where(file => file is not ("ServerlessPatternsTemplate.g.cs" or "ServerlessPatternsArchitecture.g.cs")).ToArray();
        Assert.InRange(handlers.Length, 1, mostFiles);
        Assert.All(Enumerable.Range(0, classes), number => Assert.NotNull(generated.Output.GetTypeByMetadataName($"Acme.Writer{number}Function")));
    }
}
