using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Tests.Driver;

namespace ServerlessPatterns.Generator.Tests.Emission;

/// <summary>What is written for load balancer targets, read as a person would who opens the generated file.</summary>
public sealed class TargetTests
{
    private const string Simple =
        """
        namespace Acme.Shop;

        public sealed record Order(string Id, int Lines);

        [LoadBalancerTarget("/orders/*", Priority = 10, HealthCheckPath = "/orders/health")]
        public sealed class Orders
        {
            [HttpRoute("GET", "/orders/{id}")]
            public Task<Order?> GetAsync(Guid id, CancellationToken cancellationToken) => Task.FromResult<Order?>(null);

            [HttpRoute("POST", "/orders")]
            public HttpResult Post(Order order) => HttpResult.Created($"/orders/{order.Id}", order);

            [HttpRoute("DELETE", "/orders/{id}")]
            public void Delete(Guid id) { }
        }
        """;

    private const string EveryParameter =
        """
        using Amazon.Lambda.Core;

        namespace Acme;

        public sealed record Search(string Text);

        public enum Order { Ascending, Descending }

        [Flags] public enum Parts { Name = 1, Price = 2 }

        public sealed class Sku : IParsable<Sku>
        {
            public static Sku Parse(string s, IFormatProvider? provider) => new();
            public static bool TryParse(string? s, IFormatProvider? provider, out Sku result) { result = new(); return true; }
        }

        [LoadBalancerTarget("/products/*", Priority = 1, Host = "*.example.com")]
        public sealed class Products
        {
            [HttpRoute("POST", "/products/{category}/{sku}")]
            public ValueTask<int> SearchAsync(
                string category,
                Sku sku,
                string text,
                int page,
                DateTime from,
                DateTimeOffset until,
                Order order,
                Parts parts,
                string? after,
                Guid? seller,
                string[] tags,
                int limit = 20,
                decimal? most = 9.5m,
                Order then = Order.Descending,
                [FromHeader("X-Tenant")] string tenant = "public",
                [FromHeader("If-None-Match")] string[]? known = null,
                Search? search = null,
                HttpRequest? request = null,
                InvocationContext? invocation = null,
                ILambdaContext? lambda = null,
                CancellationToken cancellationToken = default) => new(limit);
        }
        """;

    private const string Routes =
        """
        namespace Acme;

        public sealed record Note(string Text);

        public abstract class Notes<T>
        {
            [HttpRoute("GET", "/notes/{id}"), HttpRoute("GET", "/old/notes/{id}")]
            public virtual T? Get(int id, [FromHeader("X-User")] string? header = null) => default;
        }

        [LoadBalancerTarget("*", Priority = 1)]
        public sealed class Pages : Notes<Note>
        {
            [HttpRoute("GET", "/")] public HttpResult Get() => HttpResult.Redirect("/notes");

            [HttpRoute("HEAD", "/notes/{id}")] public void Get(string id) { }

            [HttpRoute("GET", "/notes/new"), HttpRoute("PUT", "/notes/new")] public Task NewAsync() => Task.CompletedTask;

            [HttpRoute("GET", "/files/{path*}"), HttpRoute("GET", "/old/files/{path*}"), HttpRoute("PROPFIND", "/files/{path*}")]
            public async Task<HttpResult?> FilesAsync(string path)
            {
                await Task.Yield();
                return path.Length == 0 ? null : HttpResult.Text(path);
            }
        }
        """;

    private const string Services =
        """
        using Microsoft.Extensions.DependencyInjection;

        namespace Acme;

        public sealed record ShipOrder(string Id);

        [CrudTable("products")] public sealed record Product([property: PartitionKey] string Id);

        [LoadBalancerTarget("/orders/*", Priority = 1)]
        public sealed class Orders(IQueueSender<ShipOrder> shipments, IReadOnlyTable<Product> products, TimeProvider? clock = null) : IAsyncDisposable
        {
            [HttpRoute("GET", "/orders/{id}")]
            public string Get(string id) => $"{id}{shipments}{products}{clock}";

            public ValueTask DisposeAsync() => default;
        }

        [LoadBalancerTarget("/invoices", Priority = 2)]
        public sealed class Invoices : IDisposable
        {
            [HttpRoute("GET", "/invoices")]
            public void Get() { }

            public void Dispose() { }
        }
        """;

    private const string Startup =
        """

        [ServiceStartup]
        internal static class Startup
        {
            public static void ConfigureServices(IServiceCollection services)
            {
            }
        }
        """;

    [Fact]
    public void A_target_gets_a_handler_that_finds_the_route_and_reads_what_it_takes()
        => Snapshot.Matches(GeneratorTest.Run(new TestProject(Simple)));

    [Fact]
    public void A_target_of_an_executable_is_among_its_functions()
        => Snapshot.Matches(GeneratorTest.Run(new TestProject(Simple) { OutputKind = OutputKind.ConsoleApplication }), files: ["ServerlessPatternsFunctions.g.cs"]);

    [Fact]
    public void A_parameter_of_every_kind_is_read_from_its_place()
        => Snapshot.Matches(GeneratorTest.Run(new TestProject(EveryParameter) { HasLambdaCore = true }));

    [Fact]
    public void Routes_may_be_inherited_overloaded_and_several_to_a_method()
        => Snapshot.Matches(GeneratorTest.Run(new TestProject(Routes)));

    [Fact]
    public void With_a_start_up_targets_are_made_from_the_container_and_disposed_of()
        => Snapshot.Matches(
            GeneratorTest.Run(new TestProject(Services + Startup) { HasAws = true, HasContainer = true }),
            files: ["Acme.InvoicesFunction.g.cs", "Acme.OrdersFunction.g.cs"]);

    [Fact]
    public void Without_a_start_up_targets_are_made_with_senders_and_tables()
        => Snapshot.Matches(GeneratorTest.Run(new TestProject(Services) { HasAws = true, HasContainer = true }), files: ["Acme.OrdersFunction.g.cs"]);

    [Theory]
    [InlineData("[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]")]
    [InlineData("")]
    public void A_context_writes_what_it_covers_and_what_results_hold(string options)
    {
        var generated = GeneratorTest.Run(new TestProject(
            "using System.Text.Json; using System.Text.Json.Serialization; using System.Text.Json.Serialization.Metadata;" + Simple,
            $$"""
            using System.Text.Json; using System.Text.Json.Serialization; using System.Text.Json.Serialization.Metadata;
            namespace Acme.Shop;
            {{options}}
            [JsonSerializable(typeof(Order))]
            internal sealed partial class Context(JsonSerializerOptions? options = null) : JsonSerializerContext(options)
            {
                public static Context Default { get; } = new();
                protected override JsonSerializerOptions? GeneratedSerializerOptions => null;
                public override JsonTypeInfo? GetTypeInfo(Type type) => null;
            }
            """));

        var file = generated.File("Acme.Shop.OrdersFunction.g.cs");
        Assert.DoesNotContain("ReflectedTypeInfo", file, StringComparison.Ordinal);
        Assert.Contains(options.Length > 0 ? "=> global::Acme.Shop.Context.Default.GetTypeInfo(type)" : "=> _typeInfoContext1.GetTypeInfo(type)", file, StringComparison.Ordinal);
    }
}
