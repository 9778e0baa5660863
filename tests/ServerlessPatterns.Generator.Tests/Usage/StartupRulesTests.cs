using ServerlessPatterns.Generator.Tests.Driver;

namespace ServerlessPatterns.Generator.Tests.Usage;

public sealed class StartupRulesTests
{
    private const string Signature = "it needs public static void ConfigureServices(IServiceCollection services)";

    [Theory]
    [InlineData("class [|Startup|] { public static void ConfigureServices(IServiceCollection services) { } }", "is not static", "make it a static class")]
    [InlineData("static class [|Startup|] { }", "has no method ConfigureServices", Signature)]
    [InlineData("static class Startup { public static void [|ConfigureServices|]() { } }", "has a ConfigureServices of another form", Signature)]
    [InlineData("static class Startup { public static int [|ConfigureServices|](IServiceCollection services) => 1; }", "has a ConfigureServices of another form", Signature)]
    [InlineData("static class Startup { public static async void [|ConfigureServices|](IServiceCollection services) => await Task.Yield(); }", "has an async ConfigureServices, which nobody would wait for", Signature)]
    [InlineData("static class Startup { static void [|ConfigureServices|](IServiceCollection services) { } }", "has a ConfigureServices that is not accessible from generated code", Signature)]
    [InlineData("file static class [|Startup|] { public static void ConfigureServices(IServiceCollection services) { } }", "is not accessible from generated code", "make it internal or public")]
    [InlineData("static class [|Startup|]<T> { public static void ConfigureServices(IServiceCollection services) { } }", "is generic", "make it an ordinary static class")]
    public void A_start_up_that_cannot_be_called_is_flagged(string declaration, string problem, string remedy)
        => UsageTest.Flags("SLP0007", $"'Startup' {problem}; {remedy}", "using Microsoft.Extensions.DependencyInjection; [ServiceStartup] " + declaration, WithContainer);

    [Fact]
    public void A_missing_container_is_flagged()
        => UsageTest.Flags(
            "SLP0007",
            "'Startup' has no container to fill; reference the package Microsoft.Extensions.DependencyInjection",
            """
            using Microsoft.Extensions.DependencyInjection;
            [ServiceStartup] static class [|Startup|] { public static void ConfigureServices(IServiceCollection services) { } }
            """,
            project => project with { OtherReferences = [References.Container[0]] });

    [Fact]
    public void Two_start_ups_are_flagged_each()
        => UsageTest.Flags(
            "SLP0008",
            "'One' bears [ServiceStartup], and so does 'Acme.Two'; a project has one container, so keep the attribute on one class and call the others' methods from it",
            """
            using Microsoft.Extensions.DependencyInjection;
            namespace Acme;
            [ServiceStartup] static class [|One|] { public static void ConfigureServices(IServiceCollection services) { } }
            [ServiceStartup] static class [|Two|] { public static void ConfigureServices(IServiceCollection services) { } }
            """,
            WithContainer);

    [Fact]
    public void An_internal_method_among_overloads_in_a_nested_class_is_allowed()
        => UsageTest.Allows(
            """
            using Microsoft.Extensions.DependencyInjection;

            static class Outer
            {
                [ServiceStartup]
                internal static class Startup
                {
                    internal static void ConfigureServices(IServiceCollection services, int number) { }
                    internal static void ConfigureServices(IServiceCollection services) => ConfigureServices(services, 1);
                }
            }

            [QueueConsumer("q")] class Writer(TimeProvider clock) { public TimeProvider Clock => clock; public void HandleAsync(string message) { } }
            """,
            WithContainer);

    private static TestProject WithContainer(TestProject project) => project with { HasContainer = true };
}
