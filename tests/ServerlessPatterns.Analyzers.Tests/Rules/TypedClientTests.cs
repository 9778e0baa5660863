using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ServerlessPatterns.Analyzers.Tests.Driver;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

/// <summary>SLP1002, of clients that another project of the solution declares.</summary>
public sealed class TypedClientTests
{
    private const string Id = "SLP1002";

    private const string Stock = """
        namespace Refit
        {
            [AttributeUsage(AttributeTargets.Method)] public sealed class GetAttribute(string path) : Attribute { public string Path => path; }
        }
        namespace Acme.Stock
        {
            public interface IRefitClient { [Refit.Get("/stock")] Task<int> GetAsync(string id); }
            public interface IDerivedRefitClient : IRefitClient { Task<int> OtherAsync(); }
            public interface ITypedClient { Task<int> GetAsync(string id); ValueTask SetAsync(string id); string Url(string id); }
            internal sealed class TypedClient(HttpClient http) : ITypedClient
            {
                public async Task<int> GetAsync(string id) => (await http.GetStringAsync(id)).Length;
                public ValueTask SetAsync(string id) => default;
                public string Url(string id) => id;
            }
            public static class Nested
            {
                public interface IGenericClient<T> { Task<T> GetAsync(string id); }
                public sealed class GenericClient<T>(string url, HttpClient http) : IGenericClient<T>
                {
                    public Task<T> GetAsync(string id) => Task.FromException<T>(new InvalidOperationException(url + http.BaseAddress));
                    public static Task<int> CountAsync() => Task.FromResult(1);
                }
            }
            public interface IRepository { Task<int> GetAsync(string id); }
            public sealed class Repository : IRepository { public Task<int> GetAsync(string id) => Task.FromResult(id.Length); }
            public interface IRegisteredClient { Task<int> GetAsync(string id); }
            public class GreeterClient : Grpc.Core.ClientBase<GreeterClient> { public virtual Grpc.Core.AsyncUnaryCall<int> SayHelloAsync(string id) => null!; }
        }
        """;

    [Theory]
    [InlineData("IRefitClient", "await client.[|GetAsync|](id)")]
    [InlineData("IDerivedRefitClient", "await client.[|GetAsync|](id)")]
    [InlineData("IDerivedRefitClient", "await client.[|OtherAsync|]()")]
    [InlineData("ITypedClient", "await client.[|GetAsync|](id)")]
    [InlineData("ITypedClient", "await client.[|GetAsync|](id).ConfigureAwait(false)")]
    [InlineData("Nested.IGenericClient<int>", "await client.[|GetAsync|](id)")]
    [InlineData("Nested.GenericClient<int>", "await client.[|GetAsync|](id)")]
    [InlineData("GreeterClient", "await client.[|SayHelloAsync|](id)")]
    public void A_client_of_the_solution_is_a_call(string client, string call)
    {
        var name = client.Split('.').Last().Split('<')[0];
        RuleTest.Flags(Id, $"'Consumer.HandleAsync' calls the service behind '{name}' and waits for it, so that it is slow and fails when that service is slow and fails; send a message to a queue that the service owns", Consumer(client, call), InSolution);
    }

    [Fact]
    public void So_it_is_where_nothing_but_the_task_is_returned()
        => RuleTest.Flags(
            Id,
            "'Consumer.HandleAsync' calls the service behind 'ITypedClient' and waits for it, so that it is slow and fails when that service is slow and fails; send a message to a queue that the service owns",
            """
            using Acme.Stock;
            [QueueConsumer("orders")]
            public sealed class Consumer(ITypedClient client) { public ValueTask HandleAsync(string id) => client.[|SetAsync|](id); }
            """,
            InSolution);

    [Theory]
    [InlineData("IRepository", "await client.GetAsync(id)")]
    [InlineData("Repository", "await client.GetAsync(id)")]
    [InlineData("IRegisteredClient", "await client.GetAsync(id)")]
    [InlineData("ITypedClient", "await Task.FromResult(client.Url(id))")]
    [InlineData("Nested.GenericClient<int>", "await Nested.GenericClient<int>.CountAsync()")]
    public void What_is_not_evident_is_none(string client, string call) => RuleTest.Allows(Id, Consumer(client, call), InSolution);

    [Theory]
    [InlineData("IRefitClient")]
    [InlineData("ITypedClient")]
    public void A_client_of_a_package_is_none(string client)
        => RuleTest.Allows(Id, Consumer(client, "await client.GetAsync(id)"), project => With(project, Package()));

    [Fact]
    public void Nor_is_one_of_the_project_itself()
        => RuleTest.Allows(Id, """
            public interface IStockClient { Task<int> GetAsync(string id); }
            public sealed class StockClient(HttpClient http) : IStockClient { public async Task<int> GetAsync(string id) => (await http.GetStringAsync(id)).Length; }
            [QueueConsumer("orders")]
            public sealed class Consumer(IStockClient client) { public async Task HandleAsync(string id) => _ = await client.GetAsync(id); }
            """);

    [Theory]
    [InlineData("services.AddHttpClient<IRegisteredClient, Client>();")]
    [InlineData("services.AddHttpClient<Acme.Stock.IRegisteredClient, Client>(http => http.BaseAddress = new Uri(\"http://stock.shop.internal\"));")]
    [InlineData("services.AddRefitClient<global::Acme.Stock.IRegisteredClient>();")]
    public void A_registration_is_evidence(string statement)
        => RuleTest.Flags(
            Id,
            "'Consumer.HandleAsync' calls the service behind 'IRegisteredClient' and waits for it, so that it is slow and fails when that service is slow and fails; send a message to a queue that the service owns",
            Consumer("IRegisteredClient", "await client.[|GetAsync|](id)") + Startup(statement),
            InSolution);

    [Theory]
    [InlineData("IRegisteredClient", "services.AddHttpClient<IRegisteredClient, Client>(http => http.BaseAddress = new Uri(\"https://api.stripe.com/\"));")]
    [InlineData("ITypedClient", "services.AddHttpClient<ITypedClient, Client>().Configure(http => { http.BaseAddress = new Uri(\"https://api.stripe.com/\"); });")]
    [InlineData("IRefitClient", "services.AddRefitClient<IRefitClient>().Configure(http => http.BaseAddress = new Uri($\"https://api.stripe.com/{1}\"));")]
    [InlineData("IRefitClient", "services.AddRefitClient<IRefitClient>(); services.AddRefitClient<IRefitClient>().Configure(http => http.BaseAddress = new Uri(\"https://api.stripe.com\"));")]
    [InlineData("IRepository", "services.AddHttpClient<IRegisteredClient, Client>(); services.AddScoped<IRepository, Client>();")]
    public void One_that_names_somebody_else_s_host_says_that_it_is_no_sibling(string client, string statements)
        => RuleTest.Allows(Id, Consumer(client, "await client.GetAsync(id)") + Startup(statements), InSolution);

    [Fact]
    public void A_table_s_client_in_another_project_is_a_call()
        => RuleTest.Flags(
            Id,
            "'Consumer.HandleAsync' calls the API behind 'OrderClient' and waits for it, so that it is slow and fails when that service is slow and fails; send a message to a queue that the service owns",
            """
            [QueueConsumer("orders")]
            public sealed class Consumer(Acme.Orders.OrderClient orders) { public async Task HandleAsync(string id) => _ = await orders.[|GetAsync|](id); }
            """,
            project => With(project, new AnalyzedProject("""
                using System.Text.Json.Serialization.Metadata;
                using ServerlessPatterns.Hosting;
                namespace Acme.Orders;
                public sealed record Order(string Id);
                public sealed class OrderClient(HttpClient http, JsonTypeInfo<Order> json) : TableClient<Order>(http, "orders", json)
                {
                    public Task<Order?> GetAsync(string id, CancellationToken cancellationToken = default) => GetItemAsync(new TableKey(id), cancellationToken);
                }
                """) { AssemblyName = "Acme.Orders" }.Compile().ToMetadataReference()));

    private static AnalyzedProject InSolution(AnalyzedProject project) => With(project, Library().ToMetadataReference());

    private static PortableExecutableReference Package()
    {
        using var image = new MemoryStream();
        Assert.True(Library().Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        return MetadataReference.CreateFromImage(image.ToArray(), filePath: "/home/me/.nuget/packages/acme.stock/1.0.0/lib/net10.0/Acme.Stock.dll");
    }

    private static AnalyzedProject With(AnalyzedProject project, MetadataReference library)
        => project with { OtherReferences = [library, Libraries.Contract("Grpc.Net.Client"), Libraries.Contract("Microsoft.Extensions.Http")] };

    private static CSharpCompilation Library() => new AnalyzedProject(Stock) { AssemblyName = "Acme.Stock", OtherReferences = [Libraries.Contract("Grpc.Net.Client")] }.Compile();

    private static string Consumer(string client, string call) => $$"""
        using Acme.Stock;
        using Microsoft.Extensions.DependencyInjection;
        [QueueConsumer("orders")]
        public sealed class Consumer({{client}} client) { public async Task HandleAsync(string id) { _ = client; _ = {{call}}; } }

        """;

    private static string Startup(string statements) => $$"""
        public sealed class Client : IRegisteredClient, ITypedClient, IRepository
        {
            public Task<int> GetAsync(string id) => Task.FromResult(id.Length);
            public ValueTask SetAsync(string id) => default;
            public string Url(string id) => id;
        }
        public static class Startup { public static void Configure(IServiceCollection services) { {{statements}} } }
        """;
}
