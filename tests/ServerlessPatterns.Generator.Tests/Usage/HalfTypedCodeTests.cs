using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ServerlessPatterns.Generator.Tests.Driver;

namespace ServerlessPatterns.Generator.Tests.Usage;

/// <summary>
/// Files as they are while they are typed: cut behind every seventh token, and of the samples, each of which is read with all the others, behind every sixtieth.
/// HALF_TYPED_STEP sets another step for both; with 1 every beginning is read, which is reckoned to take twenty minutes.
/// </summary>
public sealed class HalfTypedCodeTests
{
    private const string EveryFeature =
        """
        using System.Text.Json.Serialization;
        using Microsoft.Extensions.DependencyInjection;
        using Amazon.Lambda.Core;
        using Alias = ServerlessPatterns.QueueConsumerAttribute;

        [assembly: ServerlessService("shop")]

        namespace Acme.@event;

        [JsonConverter(typeof(JsonStringEnumConverter<Status>))]
        public enum Status { New, [JsonStringEnumMemberName("paid-up")] Paid = 5 }

        [QueueName("orders")]
        public sealed partial record Order(string Id, [property: JsonPropertyName("c")] string? Country, decimal Total, Status Status)
        {
            [JsonIgnore] public string Secret => "";
            public Address? Address { get; init; }
        }

        public struct Address { [JsonConstructor] public Address(string city) => City = city; public string City { get; } }

        public record Envelope<T>(T Body);

        [FanOutTopic("paid", Owner = "ledger")] public record Paid(string Id);
        [FanOutTopic("payments", Owner = "shop", Fifo = true, ContentBasedDeduplication = true, Exported = false)]
        public sealed record Payment(string Id, decimal Amount);

        [JsonSourceGenerationOptions(JsonSerializerDefaults.Web, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true, Converters = new[] { typeof(JsonStringEnumConverter) })]
        [JsonSerializable(typeof(Order), GenerationMode = JsonSourceGenerationMode.Metadata)]
        internal sealed partial class ShopJson : JsonSerializerContext;

        [ServiceStartup]
        public static class Startup
        {
            public static void ConfigureServices(IServiceCollection services) => services.AddSingleton(TimeProvider.System);
        }

        public abstract class Base<T> where T : class
        {
            public abstract ValueTask HandleAsync(T message, ILambdaContext lambda, MessageContext context, InvocationContext invocation, CancellationToken cancellationToken);
        }

        [QueueConsumer("orders", TimeoutSeconds = 20, MemoryMegabytes = 256, ReservedConcurrency = 10, BatchSize = 5, MaximumConcurrency = 5, Parallelism = 2, Fifo = true, MaxReceiveCount = 6, RetentionDays = 7, CustomerManagedKey = true)]
        [MessageFilter(nameof(Order.Country), "UK", null)]
        [MessageFilter("Address.City", Prefix = "C")]
        [MessageFilter(nameof(Order.Total), AtLeast = 1.5, LessThan = -(-10))]
        [MessageFilter(nameof(Order.Status), Status.Paid)]
        [MessageFilter(nameof(Order.Id), AnythingBut = new object[] { "a", 'b' })]
        [AllowAction("s3:GetObject", Resource = "arn:${AWS::Partition}:s3:::invoices-${Environment}/*")]
        [Sends(typeof(Envelope<Order[]>)), Publishes(typeof(Paid))]
        public sealed class Writer([FromKeyedServices(Status.Paid)] TimeProvider clock, IQueueSender<Envelope<Address>> addresses, ITopicPublisher<Paid>? paid = null, int @default = 3) : Base<Order>, IAsyncDisposable
        {
            public override async ValueTask HandleAsync(Order message, ILambdaContext lambda, MessageContext context, InvocationContext invocation, CancellationToken cancellationToken)
                => await Task.Delay(@default, clock, cancellationToken);

            public ValueTask DisposeAsync() => default;

            internal sealed class Nested
            {
                [Alias]
                internal class Deep { internal void HandleAsync(Envelope<Order[]> message) { } }

                [QueueConsumer(Fifo = false), MessageFilter("Amount", GreaterThan = 0)]
                internal class Ledger { internal void HandleAsync(Payment payment) { } }
            }
        }
        """;

    private const string Tables =
        """
        using System.ComponentModel.DataAnnotations;
        using System.Text.Json.Serialization;

        namespace Acme;

        [JsonConverter(typeof(JsonStringEnumConverter<Status>))]
        public enum Status { New, [JsonStringEnumMemberName("sold-out")] SoldOut = 5 }

        [CrudTable("shop/products", Operations = CrudOperations.All & ~CrudOperations.Delete, Authorization = ApiAuthorization.Cognito, RateLimit = 10, CorsOrigins = new[] { "https://shop.example", "http://localhost:5173" }, AllowUnknownMembers = true)]
        public sealed partial record Product([property: PartitionKey(Generated = true)] Guid Id, [property: JsonPropertyName("title"), StringLength(20, MinimumLength = 1)] string Name, Status? Status = null)
        {
            [TimeToLive] public long? Expires { get; init; }
            [Range(0, 99.5)] public required decimal Price { get; init; }
            public Dictionary<string, List<Line?>> Places { get; init; } = [];
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public byte[]? Picture { get; init; }
        }

        partial record Product
        {
            [CrudTable]
            internal readonly record struct Line([property: PartitionKey] string @string, [property: SortKey] int Number);
        }

        [QueueConsumer("stock")]
        internal sealed class StockKeeper(ITable<Product> products, IReadOnlyTable<Product.Line>? lines = null)
        {
            public void HandleAsync(string text) => _ = products ?? (object?)lines;
        }
        """;

    private const string Targets =
        """
        using System.Text.Json.Serialization;
        using Microsoft.Extensions.DependencyInjection;
        using Amazon.Lambda.Core;

        namespace Acme;

        public record Order(string Id, int Lines);
        public readonly record struct Page<T>(IReadOnlyList<T> Items);
        [Flags] public enum Days { None, Monday = 1, Tuesday = 2 }

        public readonly struct Sku : ISpanParsable<Sku>
        {
            public static Sku Parse(string s, IFormatProvider? provider) => default;
            public static Sku Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => default;
            public static bool TryParse(string? s, IFormatProvider? provider, out Sku result) => TryParse(s.AsSpan(), provider, out result);
            public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Sku result) { result = default; return true; }
        }

        [JsonSerializable(typeof(Order)), JsonSerializable(typeof(Page<Order>))]
        internal sealed partial class ShopJson : JsonSerializerContext;

        [ServiceStartup]
        public static class Startup
        {
            public static void ConfigureServices(IServiceCollection services) => services.AddSingleton(TimeProvider.System);
        }

        public abstract class Base<T> where T : class
        {
            [HttpRoute("PUT", "/orders/{id}")]
            public virtual Task<HttpResult> PutAsync(T body, Guid id, [FromHeader("If-Match")] string[] tags) => Task.FromResult(HttpResult.Ok(body).WithHeader("ETag", "1"));
        }

        [LoadBalancerTarget("/orders/*", Priority = 10 * 2, Host = "*.example.com", HealthCheckPath = "/orders/health", TimeoutSeconds = 20, MemoryMegabytes = 256)]
        [AllowAction("s3:GetObject", Resource = "arn:${AWS::Partition}:s3:::invoices-${Environment}/*")]
        public sealed class Orders(TimeProvider clock, [FromKeyedServices("a")] string name = "x") : Base<Order>, IAsyncDisposable
        {
            private const string Root = "/orders";

            [HttpRoute("GET", Root), HttpRoute("get", Root + "/pages")]
            public async Task<Page<Order>> ListAsync(string? after = null, int? limit = 20, Days days = Days.Monday | Days.Tuesday, Sku[]? skus = null, CancellationToken cancellationToken = default)
            {
                await Task.Delay(1, clock, cancellationToken);
                return new Page<Order>([new Order(name, limit ?? 0)]);
            }

            [HttpRoute("GET", Root + "/{id}/lines/{line}"), HttpRoute("GET", "/orders/lines/{line}/of/{id}")]
            internal ValueTask<Order?> GetAsync(Guid id, int line, ILambdaContext lambda) => default;

            [HttpRoute("POST", "/orders/{rest*}")]
            public HttpResult Post(string rest, Order? body, HttpRequest request, InvocationContext invocation)
                => body is null ? HttpResult.Problem(409, "Conflict", request.Path) : HttpResult.Created($"/orders/{rest}", new { invocation.RequestId });

            [HttpRoute("DELETE", "/orders/{id}")] public void Delete(Guid id) => _ = id;

            public ValueTask DisposeAsync() => default;

            [LoadBalancerTarget("/admin*", Priority = 5)]
            internal sealed class @class { [HttpRoute("OPTIONS", "/admin")] internal void @void() { } }
        }
        """;

    public static TheoryData<string> Samples
    {
        get
        {
            var data = new TheoryData<string>();
            var samples = Path.Combine(Repository, "samples");
            foreach (var file in Directory.EnumerateFiles(samples, "*.cs", SearchOption.AllDirectories).Where(IsSource).Order(StringComparer.Ordinal))
            {
                data.Add(Path.GetRelativePath(samples, file).Replace('\\', '/'));
            }

            return data;
        }
    }

    private static string Repository => Path.GetFullPath(Path.Combine(
        typeof(HalfTypedCodeTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "ProjectDirectory").Value!,
        "..",
        ".."));

    [Theory]
    [InlineData(OutputKind.DynamicallyLinkedLibrary)]
    [InlineData(OutputKind.ConsoleApplication)]
    public Task Every_beginning_of_a_file_with_every_feature_is_read_without_a_crash(OutputKind kind)
        => ReadEveryBeginning(new TestProject(EveryFeature) { HasContainer = true, HasAws = true, HasLambdaCore = true, OutputKind = kind, Properties = new TestProject().Properties.Add("PublishAot", "true") }, 0, StepOr(7));

    [Fact]
    public Task Every_beginning_of_a_file_with_tables_is_read_without_a_crash()
        => ReadEveryBeginning(new TestProject(Tables) { HasAws = true }, 0, StepOr(7));

    [Theory]
    [InlineData(OutputKind.DynamicallyLinkedLibrary)]
    [InlineData(OutputKind.ConsoleApplication)]
    public Task Every_beginning_of_a_file_with_targets_is_read_without_a_crash(OutputKind kind)
        => ReadEveryBeginning(new TestProject(Targets) { HasContainer = true, HasLambdaCore = true, OutputKind = kind }, 0, StepOr(7));

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Samples))]
    public Task Every_beginning_of_a_sample_file_is_read_without_a_crash(string file)
    {
        var samples = Path.Combine(Repository, "samples");
        var all = Directory.EnumerateFiles(samples, "*.cs", SearchOption.AllDirectories).Where(IsSource).Order(StringComparer.Ordinal).ToArray();
        var project = new TestProject([.. all.Select(File.ReadAllText)]) { HasContainer = true };
        return ReadEveryBeginning(project, Array.IndexOf(all, Path.Combine(samples, file.Replace('/', Path.DirectorySeparatorChar))), StepOr(60));
    }

    internal static int StepOr(int usual) => int.TryParse(Environment.GetEnvironmentVariable("HALF_TYPED_STEP"), CultureInfo.InvariantCulture, out var step) && step > 0 ? step : usual;

    private static bool IsSource(string file) => !file.Replace('\\', '/').Split('/').Any(part => part is "obj" or "bin");

    private static async Task ReadEveryBeginning(TestProject project, int file, int step)
    {
        var token = TestContext.Current.CancellationToken;
        var compilation = project.Compile();
        var tree = compilation.SyntaxTrees[file];
        var text = tree.GetText(token);
        var driver = project.CreateDriver().AddGenerators([new SerializerStandIn().AsSourceGenerator()]);
        var options = new AnalyzerOptions([], project.BuildProperties);
        var crashes = new ConcurrentQueue<string>();
        var functions = 0;
        var clients = 0;
        var ends = tree.GetRoot(token).DescendantTokens().Select(each => each.Span.End).Distinct().ToArray();
        foreach (var end in ends.Where((end, index) => index % step == file % step || end == ends[^1]))
        {
            var half = compilation.ReplaceSyntaxTree(tree, project.Parse(text.ToString(new(0, end)), tree.FilePath));
            driver = driver.RunGeneratorsAndUpdateCompilation(half, out var output, out _, token);
            var result = driver.GetRunResult().Results.Single(each => each.Generator.GetGeneratorType() == typeof(PatternsGenerator));
            Assert.True(result.Exception is null, $"The generator threw behind '{Behind(end)}': {result.Exception}");
            var generated = result.GeneratedSources.Select(source => source.SyntaxTree).ToArray();
            functions = Math.Max(functions, generated.Count(each => each.ToString().Contains("QueueConsumerFunction<", StringComparison.Ordinal) || each.ToString().Contains("Hosting.LoadBalancerFunction", StringComparison.Ordinal)));
            clients = Math.Max(clients, generated.Count(each => each.ToString().Contains("Hosting.TableClient<", StringComparison.Ordinal)));
            var errors = generated.SelectMany(each => output.GetSemanticModel(each).GetDiagnostics(cancellationToken: token)).Where(each => each.Severity == DiagnosticSeverity.Error);
            Assert.True(!errors.Any(), $"The generated code does not compile behind '{Behind(end)}': {string.Join("\n", errors)}");

            var analysis = new CompilationWithAnalyzersOptions(options, (exception, _, _) => crashes.Enqueue($"behind '{Behind(end)}': {exception}"), concurrentAnalysis: true, logAnalyzerExecutionTime: false);
            await output.WithAnalyzers([new UsageAnalyzer()], analysis).GetAnalyzerDiagnosticsAsync(token);
            Assert.Empty(crashes);
        }

        // Not for nothing: the whole project has functions, and a client where it has a table.
        Assert.NotEqual(0, functions);
        Assert.Equal(compilation.SyntaxTrees.Any(each => each.ToString().Contains("[CrudTable", StringComparison.Ordinal)), clients > 0);

        string Behind(int end) => text.ToString(new(Math.Max(0, end - 60), Math.Min(60, end)));
    }
}
