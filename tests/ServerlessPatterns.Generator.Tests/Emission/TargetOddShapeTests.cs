using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Tests.Driver;

namespace ServerlessPatterns.Generator.Tests.Emission;

/// <summary>Whatever the targets look like, what is generated compiles without an error or a warning: the driver asserts that in every test.</summary>
public sealed class TargetOddShapeTests
{
    [Fact]
    public void Keywords_as_names_are_escaped()
        => Contains(
            "Acme.event.voidFunction.g.cs",
            """
            namespace Acme.@event;
            public record @class(string @string);
            public enum @enum { @case }

            [LoadBalancerTarget("/*", Priority = 1)]
            public sealed class @void
            {
                [HttpRoute("POST", "/{new}/{async}/{case*}"), HttpRoute("POST", "/x/{async}/{new}/{case*}")]
                public Task<@class> @return(string @new, @enum async, string @case, @class @string, int? @int = null, [FromHeader("a")] int[]? var = null, string await = "", string field = "", string? record = null) => Task.FromResult(@string);
            }
            """);

    [Fact]
    public void Names_may_be_in_any_script()
        => Contains(
            "Ακμή.注文Function.g.cs",
            """
            namespace Ακμή;
            public record Заказ(string Имя);

            [LoadBalancerTarget("/*", Priority = 1)]
            public sealed class 注文
            {
                [HttpRoute("PUT", "/größe/{номер}/😀")]
                public Заказ Ändern(string номер, Заказ заказ, int größe = 1) => заказ;
            }
            """);

    [Fact]
    public void A_nested_class_gets_a_function_named_after_its_path()
        => Contains(
            "Acme.Outer_Inner_OrdersFunction.g.cs",
            """
            namespace Acme;
            public static class Outer
            {
                internal enum Kind { A }
                internal readonly record struct Order(string Id);

                public partial class Inner
                {
                    [LoadBalancerTarget("/*", Priority = 1)]
                    internal sealed class Orders { [HttpRoute("POST", "/{kind}")] internal Order Post(Kind kind, Kind? other, Order order) => order; }
                }
            }
            """);

    [Fact]
    public void A_class_of_the_global_namespace_gets_its_function_there()
        => Contains("OrdersFunction.g.cs", """[LoadBalancerTarget("/*", Priority = 1)] public sealed class Orders { [HttpRoute("GET", "/")] public void Get() { } }""");

    [Fact]
    public void Generic_types_are_referred_to_as_their_constructions()
        => Contains(
            "Acme.OrdersFunction.g.cs",
            """
            namespace Acme;
            public record Page<T, TKey>(IReadOnlyList<T?> Items, Dictionary<TKey, List<T?>> More) where TKey : notnull;
            public readonly struct Id<T> : IParsable<Id<T>>
            {
                public static Id<T> Parse(string s, IFormatProvider? provider) => default;
                public static bool TryParse(string? s, IFormatProvider? provider, out Id<T> result) { result = default; return true; }
                public enum Kind { A }
            }
            public record Order(string? Id);

            [LoadBalancerTarget("/*", Priority = 1)]
            public sealed class Orders
            {
                [HttpRoute("POST", "/{id}")]
                public Task<Page<Order?, string>?> PostAsync(Id<Order?> id, Id<string>.Kind kind, Page<Order, Guid> body, Id<int[]>[]? others = null) => null!;

                [HttpRoute("PUT", "/{id}")]
                public Dictionary<string, Order?[]?>? Put(Id<Order> id, List<Order?>? body, Id<dynamic?>? last = null) => null;
            }
            """);

    [Fact]
    public void Parameters_may_be_called_as_what_generated_code_calls_its_own()
        => Contains(
            "Acme.OrdersFunction.g.cs",
            """
            #pragma warning disable CS9113
            namespace Acme;
            public record Order(string Id);

            [LoadBalancerTarget("/*", Priority = 1)]
            public sealed class Orders(TimeProvider services, TimeProvider endpoint, TimeProvider scope)
            {
                [HttpRoute("POST", "/{call}/{id}"), HttpRoute("POST", "/x/{id}/{call}")]
                public async Task<Order> PostAsync(
                    string call, string id, string idAt, string callAt, string call_, Order endpoint, string invocation, string services, string scope, string _typeInfo, string _, string __, string _endpoint,
                    string ID, string Id, string route, string value, string value_, string input, string context, string @this, string type, string Call, CancellationToken cancellationToken_, string cancellationToken)
                {
                    await Task.Yield();
                    return endpoint;
                }
            }

            [ServiceStartup]
            internal static class Startup { public static void ConfigureServices(Microsoft.Extensions.DependencyInjection.IServiceCollection services) { } }
            """);

    [Fact]
    public void Constructor_parameters_may_be_called_as_what_generated_code_calls_its_own()
        => Contains(
            "Acme.OrdersFunction.g.cs",
            """
            #pragma warning disable CS9113
            namespace Acme;
            public record A(string Id); public record B(string Id); public record C(string Id); public record D(string Id);

            [LoadBalancerTarget("/*", Priority = 1)]
            public sealed class Orders(IQueueSender<A> typeInfo, IQueueSender<B> typeInfo2, IQueueSender<C> typeInfoContext1, IQueueSender<D> @class)
            {
                [HttpRoute("POST", "/")] public A Post(B body) => new(body.Id);
                [HttpRoute("PUT", "/")] public HttpResult Put(C body) => HttpResult.Ok(body);
            }
            """);

    [Theory]
    [InlineData("Route")]
    [InlineData("HandleAsync")]
    [InlineData("TypeInfo")]
    [InlineData("Answer")]
    [InlineData("Call")]
    [InlineData("Equals")]
    [InlineData("ToString")]
    [InlineData("GetHashCode")]
    [InlineData("GetType")]
    [InlineData("MemberwiseClone")]
    [InlineData("Finalize")]
    [InlineData("InvokeAsync")]
    [InlineData("Options")]
    [InlineData("Create")]
    [InlineData("Start")]
    [InlineData("Reflected")]
    [InlineData("ReflectedTypeInfo")]
    [InlineData("Endpoint")]
    [InlineData("Endpoint_1")]
    public void Methods_may_be_called_as_what_generated_code_and_objects_have(string name)
        => Contains(
            "Acme.OrdersFunction.g.cs",
            $$"""
            #pragma warning disable CS0108, CS0114, CS0465
            namespace Acme;
            public record Order(string Id);

            [LoadBalancerTarget("/*", Priority = 1)]
            public sealed class Orders
            {
                [HttpRoute("GET", "/a/{text}")] public HttpResult {{name}}(string text) => HttpResult.Ok(text);
                [HttpRoute("POST", "/a")] public Task<Order> {{name}}(Order order) => Task.FromResult(order);
                [HttpRoute("PUT", "/a")] public void {{name}}_1(Order order) { }
            }
            """);

    [Theory]
    [InlineData("Event")]
    [InlineData("Stream")]
    [InlineData("Task")]
    [InlineData("Endpoint")]
    [InlineData("HttpCall")]
    [InlineData("TextParser")]
    [InlineData("LoadBalancerFunction")]
    [InlineData("InvocationContext")]
    [InlineData("ServerlessPatternsFunctions")]
    public void Classes_and_parameters_types_may_be_called_like_types_that_generated_code_uses(string name)
        => GeneratorTest.Run(new TestProject(
            $$"""
            namespace Acme
            {
                [global::ServerlessPatterns.LoadBalancerTarget("/*", Priority = 1)]
                public sealed class {{name}}
                {
                    [global::ServerlessPatterns.HttpRoute("POST", "/{{{name}}}")]
                    public Other.{{name}} Post(Other.Kind.{{name}} {{name}}, Other.{{name}} other) => other;
                }
            }

            namespace Acme.Other
            {
                public record {{name}}(string Id);
                public static class Kind { public enum {{name}} { A } }
            }
            """.Replace("/{{{name}}}", "/{" + name + "}", StringComparison.Ordinal)) { OutputKind = OutputKind.ConsoleApplication, HasImplicitUsings = false });

    [Theory]
    [InlineData("System")]
    [InlineData("Acme.System.Threading")]
    [InlineData("ServerlessPatterns")]
    [InlineData("Acme.ServerlessPatterns.Hosting")]
    [InlineData("global")]
    public void A_namespace_may_be_named_like_one_that_generated_code_uses(string name)
        => GeneratorTest.Run(new TestProject(
            $$"""
            namespace {{name}}
            {
                public enum Kind { A }

                [global::ServerlessPatterns.LoadBalancerTarget("/*", Priority = 1)]
                public sealed class Orders { [global::ServerlessPatterns.HttpRoute("GET", "/{kind}")] public Kind Get(Kind kind, Kind other = Kind.A) => kind; }
            }
            """) { OutputKind = OutputKind.ConsoleApplication, HasImplicitUsings = false });

    [Fact]
    public void Warnings_about_the_users_types_stay_with_the_user()
        => Contains(
            "Acme.OrdersFunction.g.cs",
            """
            #pragma warning disable CS0612, CS0618, CS3001, CS3002
            [assembly: CLSCompliant(true)]
            namespace Acme;
            [Obsolete] public record Old(string Id);
            [Obsolete("Take another.")] public enum Kind { A }
            [Obsolete] public readonly struct Code : IParsable<Code>
            {
                public static Code Parse(string s, IFormatProvider? provider) => default;
                public static bool TryParse(string? s, IFormatProvider? provider, out Code result) { result = default; return true; }
            }

            [LoadBalancerTarget("/*", Priority = 1)]
            public sealed class Orders
            {
                [Obsolete, HttpRoute("POST", "/{kind}/{code}")] public Old Post(Kind kind, Code code, ulong number, Old body, Kind other = Kind.A) => body;
            }
            """);

    [Fact]
    public void Nullable_may_be_off()
    {
        var generated = GeneratorTest.Run(new TestProject(
            """
            namespace Acme;
            public class Order { public string Id { get; set; } }

            [LoadBalancerTarget("/*", Priority = 1)]
            public sealed class Orders { [HttpRoute("POST", "/{id}")] public Task<Order> Post(string id, string query, Order order, string none = null, string[] several = null) => Task.FromResult(order); }
            """) { Nullable = NullableContextOptions.Disable });

        Assert.Contains("call.Query(\"query\").TryRead<string, TextParser>(out var query)", generated.File("Acme.OrdersFunction.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_of_templates_patterns_and_headers_are_escaped()
        => Contains(
            "Acme.OrdersFunction.g.cs",
            """
            namespace Acme;
            [LoadBalancerTarget("/*'&~/*", Priority = 1, HealthCheckPath = "/a\"<&>\\b*/")]
            public sealed class Orders
            {
                [HttpRoute("O'&*", "/x'&~/\"y\\c<d>&e")] public void Get([FromHeader("a'`|~")] string header) => _ = header;
            }
            """);

    [Fact]
    public void A_partial_class_in_several_files_gets_one_function()
    {
        var generated = GeneratorTest.Run(new TestProject(
            """namespace Acme; [LoadBalancerTarget("/*", Priority = 1)] public sealed partial class Orders { [HttpRoute("GET", "/a")] public void A() { } public partial void B(string id); }""",
            """namespace Acme; public sealed partial class Orders { [HttpRoute("GET", "/b/{id}")] public partial void B(string id) { } [HttpRoute("GET", "/c")] public void C() { } }"""));

        Assert.Contains("GET /b/{id}", generated.File("Acme.OrdersFunction.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_overriding_method_answers_for_the_one_it_overrides()
    {
        var generated = GeneratorTest.Run(new TestProject(
            """
            namespace Acme;
            public abstract class Base { [HttpRoute("GET", "/a")] public abstract Task A(); [HttpRoute("GET", "/b")] public virtual void B() { } }

            [LoadBalancerTarget("/*", Priority = 1)]
            public sealed class Orders : Base
            {
                public override Task A() => Task.CompletedTask;
                [HttpRoute("POST", "/b")] public override void B() { }
            }
            """));

        var file = generated.File("Acme.OrdersFunction.g.cs");
        Assert.Contains("\"GET /a\"", file, StringComparison.Ordinal);
        Assert.Contains("\"POST /b\"", file, StringComparison.Ordinal);
        Assert.DoesNotContain("\"GET /b\"", file, StringComparison.Ordinal);
    }

    private static void Contains(string file, string source)
        => Assert.Contains(file, GeneratorTest.Run(new TestProject(source) { HasContainer = true, HasAws = source.Contains("IQueueSender", StringComparison.Ordinal), OutputKind = OutputKind.ConsoleApplication }).Files);
}
