using System.Reflection;
using ServerlessPatterns.Generator.Tests.Driver;

namespace ServerlessPatterns.Generator.Tests.Emission;

/// <summary>How targets are made, and when they end.</summary>
public sealed class TargetScopeRunTests
{
    private const string Source =
        """
        using Microsoft.Extensions.DependencyInjection;

        namespace Acme;

        public sealed class Journal : IDisposable
        {
            public static List<string> Lines { get; } = [];

            public Guid Scope { get; } = Guid.NewGuid();

            public void Dispose() => Lines.Add("scope ended");
        }

        [LoadBalancerTarget("/orders/*", Priority = 1)]
        public sealed class Orders(Journal journal, Journal again, [FromKeyedServices("tax")] string tax, int factor = 2) : IAsyncDisposable
        {
            [HttpRoute("GET", "/orders/{id}")]
            public async Task<string> GetAsync(int id)
            {
                await Task.Yield();
                Journal.Lines.Add($"{id * factor} {tax} {journal.Scope == again.Scope}");
                return id == 0 ? throw new InvalidOperationException("None.") : "done";
            }

            public ValueTask DisposeAsync()
            {
                Journal.Lines.Add("disposed");
                return default;
            }
        }

        [LoadBalancerTarget("/plain", Priority = 2)]
        public sealed class Plain : IDisposable
        {
            [HttpRoute("GET", "/plain")] public void Get() => Journal.Lines.Add("plain");

            public void Dispose() => Journal.Lines.Add("plain disposed");
        }

        [ServiceStartup]
        public static class Startup
        {
            public static void ConfigureServices(IServiceCollection services)
            {
                services.AddScoped<Journal>();
                services.AddKeyedSingleton("tax", "19%");
            }
        }
        """;

    [Fact]
    public async Task A_request_has_a_scope_and_an_instance_of_its_own_which_end_with_it()
    {
        var assembly = TargetRunTests.Load(new TestProject(Source) { HasContainer = true });

        await TargetRunTests.InvokeAsync(assembly, "Orders", "GET", "/orders/1");
        var failed = await TargetRunTests.InvokeAsync(assembly, "Orders", "GET", "/orders/0");
        await TargetRunTests.InvokeAsync(assembly, "Orders", "GET", "/orders/3");

        Assert.Equal(500, (int)failed["statusCode"]!);
        Assert.Equal(
            [
                "scope ended", // The start's own, in which it resolves everything once.
                "2 19% True", "disposed", "scope ended",
                "0 19% True", "disposed", "scope ended",
                "6 19% True", "disposed", "scope ended",
            ],
            Journal(assembly));
    }

    [Theory]
    [InlineData("/orders/x", 400)]
    [InlineData("/orders/1/more", 404)]
    public async Task Nothing_is_made_for_a_request_that_no_method_takes(string path, int status)
    {
        var assembly = TargetRunTests.Load(new TestProject(Source) { HasContainer = true });

        var answered = await TargetRunTests.InvokeAsync(assembly, "Orders", "GET", path);

        Assert.Equal(status, (int)answered["statusCode"]!);
        Assert.Equal(["scope ended"], Journal(assembly));
    }

    [Fact]
    public async Task A_class_without_constructor_arguments_is_made_without_the_container()
    {
        var assembly = TargetRunTests.Load(new TestProject(Source) { HasContainer = true });

        var answered = await TargetRunTests.InvokeAsync(assembly, "Plain", "GET", "/plain");

        Assert.Equal(204, (int)answered["statusCode"]!);
        Assert.Equal(["plain", "plain disposed"], Journal(assembly));
    }

    [Fact]
    public void A_start_up_that_fails_fails_the_functions_initialization_with_its_own_exception()
    {
        var assembly = TargetRunTests.Load(new TestProject(Source.Replace("services.AddScoped<Journal>();", "if (services.Count == 0) { throw new InvalidOperationException(\"No database.\"); }", StringComparison.Ordinal)) { HasContainer = true });

        var create = assembly.GetType("Acme.OrdersFunction")!.GetMethod("Create", BindingFlags.Static | BindingFlags.NonPublic)!;

        var exception = Assert.Throws<TargetInvocationException>(() => create.Invoke(null, [])).InnerException;
        Assert.Equal("No database.", Assert.IsType<InvalidOperationException>(exception).Message);
    }

    [Fact]
    public void A_function_has_exactly_one_public_method()
    {
        foreach (var hasLambdaCore in new[] { false, true })
        {
            var assembly = TargetRunTests.Load(new TestProject(Source) { HasContainer = true, HasLambdaCore = hasLambdaCore });

            var method = Assert.Single(assembly.GetType("Acme.OrdersFunction")!.GetMethods(BindingFlags.Static | BindingFlags.Public));
            Assert.Equal("HandleAsync", method.Name);
        }
    }

    private static List<string> Journal(Assembly assembly) => (List<string>)assembly.GetType("Acme.Journal")!.GetProperty("Lines")!.GetValue(null)!;
}
