using ServerlessPatterns.Generator.Tests.Driver;

namespace ServerlessPatterns.Generator.Tests.Usage;

public sealed class TargetRulesTests
{
    private const string Conditions = "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html";
    private const string HealthChecks = "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html";
    private const string Quotas = "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html";
    private const string Allowed = "_-.$/~\"'@:+&";

    private const string Route = "{ [HttpRoute(\"GET\", \"/{rest*}\")] public void Get(string rest) { } }";

    [Theory]
    [InlineData("/orders/*", "/orders")]
    [InlineData("/orders", "/orders")]
    [InlineData("/a?/*", "/")]
    [InlineData("*", "/")]
    public void A_target_without_a_route_is_flagged_at_its_name(string pattern, string example)
        => TargetUsageTest.Flags(
            "SLP0046",
            $"'Orders' bears [LoadBalancerTarget] and has no method with [HttpRoute], so that it would answer every request with 404; give it one: [HttpRoute(\"GET\", \"{example}\")] public Task<HttpResult> GetAsync()",
            $$"""[LoadBalancerTarget("{{pattern}}", Priority = 1)] class [|Orders|] { public void Get() { } }""");

    [Fact]
    public void A_route_on_no_target_is_warned_of_at_the_attribute()
        => TargetUsageTest.Flags(
            "SLP0047",
            "'Orders.Get' bears [HttpRoute], and 'Orders' is no load balancer target, so that nothing calls it; give the class [LoadBalancerTarget(\"/path/*\", Priority = …)]",
            """class Orders { [[|HttpRoute("GET", "/orders")|]] public void Get() { } }""");

    [Theory]
    [InlineData("abstract class Base")]
    [InlineData("class Base")]
    public void A_route_of_a_base_class_is_the_derived_target_s(string declaration)
        => TargetUsageTest.Allows(
            $$"""
            {{declaration}} { [HttpRoute("GET", "/orders")] public void Get() { } }
            class Between : Base;
            [LoadBalancerTarget("/*", Priority = 1)] class Orders : Between;
            """);

    [Fact]
    public void A_route_of_a_generic_base_class_is_the_derived_target_s()
        => TargetUsageTest.Allows(
            """
            public class Base<T> { [HttpRoute("POST", "/orders")] public void Post(T body) { } }
            public record Order(string Id);
            [LoadBalancerTarget("/*", Priority = 1)] public class Orders : Base<Order>;
            """);

    [Theory]
    [InlineData("", "the path pattern has 0 characters, and must have 1 to 128 (" + Conditions + "); write one such as /orders/*")]
    [InlineData("orders/*", "the path pattern 'orders/*' does not begin with a slash, and no path fits it; write \"/orders/*\"")]
    [InlineData("?rders", "the path pattern '?rders' does not begin with a slash, and no path fits it; write \"/?rders\"")]
    [InlineData("/orders/{id}", "the path pattern '/orders/{id}' has the character '{', and may have letters of ASCII, digits, " + Allowed + " and the wildcards * and ? (" + Conditions + "); name parameters in [HttpRoute]; here write a wildcard, /orders/*")]
    [InlineData("/größe", "the path pattern '/größe' has the character 'ö', and may have letters of ASCII, digits, " + Allowed + " and the wildcards * and ? (" + Conditions + "); put a wildcard in its place")]
    [InlineData("/a%20b", "the path pattern '/a%20b' has the character '%', and may have letters of ASCII, digits, " + Allowed + " and the wildcards * and ? (" + Conditions + "); put a wildcard in its place")]
    [InlineData("/a b", "the path pattern '/a b' has the character ' ', and may have letters of ASCII, digits, " + Allowed + " and the wildcards * and ? (" + Conditions + "); put a wildcard in its place")]
    [InlineData("/??????", "its rule has 6 wildcards (/??????), and may have 5 (" + Quotas + "); write fewer")]
    [InlineData("/*/*/*/*", "its rule has 7 wildcards (/*/*/*, /*/*/*/*), and may have 5 (" + Quotas + "); write fewer")]
    public void A_path_pattern_that_no_listener_takes_is_flagged_at_it(string pattern, string problem)
        => TargetUsageTest.Flags("SLP0049", "'Orders': " + problem, $$"""[LoadBalancerTarget([|"{{pattern}}"|], Priority = 1)] class Orders {{Route}}""");

    [Theory]
    [InlineData(128, true)]
    [InlineData(129, false)]
    public void A_path_pattern_has_128_characters_at_most(int length, bool isAllowed)
    {
        var pattern = "/" + new string('a', length - 1);
        if (isAllowed)
        {
            TargetUsageTest.Allows($$"""[LoadBalancerTarget("{{pattern}}", Priority = 1)] class Orders {{Route}}""");
        }
        else
        {
            TargetUsageTest.Flags("SLP0049", $"'Orders': the path pattern has {length} characters, and must have 1 to 128 ({Conditions}); write one such as /orders/*", $$"""[LoadBalancerTarget([|"{{pattern}}"|], Priority = 1)] class Orders {{Route}}""");
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/*")]
    [InlineData("*")]
    [InlineData("*.json")]
    [InlineData("/a/*/b/?/*")]
    [InlineData("/_-.$~\\\"'@:+&")]
    [InlineData("/Orders/2030/*")]
    public void Every_path_pattern_that_a_listener_takes_is_allowed(string pattern)
        => TargetUsageTest.Allows($$"""[LoadBalancerTarget("{{pattern}}", Priority = 50000)] class Orders {{Route}}""");

    [Theory]
    [InlineData("", "Host has 0 characters, and must have 1 to 128 (" + Conditions + "); write one such as shop.example.com or *.example.com, or leave it out")]
    [InlineData("https://shop.example.com", "Host 'https://shop.example.com' has the character ':', and may have letters of ASCII, digits, hyphens, dots and the wildcards * and ? (" + Conditions + "); write the name alone, without scheme, port or path; a name in other letters in its xn-- form")]
    [InlineData("shop.example.com:443", "Host 'shop.example.com:443' has the character ':', and may have letters of ASCII, digits, hyphens, dots and the wildcards * and ? (" + Conditions + "); write the name alone, without scheme, port or path; a name in other letters in its xn-- form")]
    [InlineData("größe.example", "Host 'größe.example' has the character 'ö', and may have letters of ASCII, digits, hyphens, dots and the wildcards * and ? (" + Conditions + "); write the name alone, without scheme, port or path; a name in other letters in its xn-- form")]
    [InlineData("localhost", "Host 'localhost' must have a dot with nothing but letters behind it (" + Conditions + "); write one such as shop.example.com or *.example.com")]
    [InlineData("10.0.0.1", "Host '10.0.0.1' must have a dot with nothing but letters behind it (" + Conditions + "); write one such as shop.example.com or *.example.com")]
    [InlineData("shop.*", "Host 'shop.*' must have a dot with nothing but letters behind it (" + Conditions + "); write one such as shop.example.com or *.example.com")]
    public void A_host_that_no_listener_takes_is_flagged_at_it(string host, string problem)
        => TargetUsageTest.Flags("SLP0049", "'Orders': " + problem, $$"""[LoadBalancerTarget("/*", Priority = 1, [|Host = "{{host}}"|])] class Orders {{Route}}""");

    [Fact]
    public void The_host_s_wildcards_count_with_the_path_s()
        => TargetUsageTest.Flags(
            "SLP0049",
            $"'Orders': its rule has 6 wildcards (/a/*, /a/*/*, *.??.example.com), and may have 5 ({Quotas}); write fewer",
            $$"""[LoadBalancerTarget([|"/a/*/*"|], Priority = 1, Host = "*.??.example.com")] class Orders {{Route}}""");

    [Theory]
    [InlineData("shop.example.com")]
    [InlineData("*.example.com")]
    [InlineData("SHOP-?.example.co")]
    [InlineData("xn--gre-6ka8i.example")]
    public void Every_host_that_a_listener_takes_is_allowed(string host)
        => TargetUsageTest.Allows($$"""[LoadBalancerTarget("/*", Priority = 1, Host = "{{host}}")] class Orders {{Route}}""");

    [Theory]
    [InlineData("", "HealthCheckPath '' must begin with a slash and have at most 1024 characters (" + HealthChecks + "); write one such as /health")]
    [InlineData("health", "HealthCheckPath 'health' must begin with a slash and have at most 1024 characters (" + HealthChecks + "); write one such as /health")]
    [InlineData("/health check", "HealthCheckPath '/health check' has characters that no path has; write one such as /health, of ASCII alone")]
    [InlineData("/größe", "HealthCheckPath '/größe' has characters that no path has; write one such as /health, of ASCII alone")]
    public void A_health_check_s_path_that_is_none_is_flagged_at_it(string path, string problem)
        => TargetUsageTest.Flags("SLP0049", "'Orders': " + problem, $$"""[LoadBalancerTarget("/*", Priority = 1, [|HealthCheckPath = "{{path}}"|])] class Orders {{Route}}""");

    [Fact]
    public void A_host_has_128_characters_at_most()
    {
        var longest = new string('a', 124) + ".com";

        TargetUsageTest.Allows($$"""[LoadBalancerTarget("/*", Priority = 1, Host = "{{longest}}")] class Orders {{Route}}""");
        TargetUsageTest.Flags("SLP0049", $"'Orders': Host has 129 characters, and must have 1 to 128 ({Conditions}); write one such as shop.example.com or *.example.com, or leave it out", $$"""[LoadBalancerTarget("/*", Priority = 1, [|Host = "a{{longest}}"|])] class Orders {{Route}}""");
    }

    [Fact]
    public void A_health_check_s_path_has_1024_characters_at_most()
    {
        var longest = "/" + new string('a', 1023);

        TargetUsageTest.Allows($$"""[LoadBalancerTarget("/*", Priority = 1, HealthCheckPath = "{{longest}}")] class Orders {{Route}}""");
        TargetUsageTest.Flags("SLP0049", $"'Orders': HealthCheckPath '{longest}a' must begin with a slash and have at most 1024 characters ({HealthChecks}); write one such as /health", $$"""[LoadBalancerTarget("/*", Priority = 1, [|HealthCheckPath = "{{longest}}a"|])] class Orders {{Route}}""");
    }

    [Theory]
    [InlineData("/health")]
    [InlineData("/elsewhere/than/the/pattern")]
    [InlineData("/")]
    public void A_health_check_s_path_may_be_any(string path)
        => TargetUsageTest.Allows($$"""[LoadBalancerTarget("/orders/*", Priority = 1, HealthCheckPath = "{{path}}")] class Orders { [HttpRoute("GET", "/orders")] public void Get() { } }""");

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(50001)]
    public void A_priority_out_of_range_is_flagged_at_it(int priority)
        => TargetUsageTest.Flags(
            "SLP0009",
            $"'Orders': Priority is {priority}, and must be 1 to 50000 (https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateRule.html)",
            $$"""[LoadBalancerTarget("/*", [|Priority = {{priority}}|])] class Orders {{Route}}""");

    [Fact]
    public void A_missing_priority_is_flagged_at_the_attribute()
        => TargetUsageTest.Flags(
            "SLP0009",
            "'Orders': Priority is not set, and must be 1 to 50000, each once a listener: a request goes to the rule of the lowest number that fits it, which nobody but you can say (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html)",
            $$"""[[|LoadBalancerTarget("/*")|]] class Orders {{Route}}""");

    [Theory]
    [InlineData("TimeoutSeconds = 901", "TimeoutSeconds is 901, and must be 1 to 900 (https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html)")]
    [InlineData("MemoryMegabytes = 64", "MemoryMegabytes is 64, and must be 128 to 10240 (https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html)")]
    public void What_every_function_has_is_in_its_range_in_targets_too(string setting, string problem)
        => TargetUsageTest.Flags("SLP0009", "'Orders': " + problem, $$"""[LoadBalancerTarget("/*", Priority = 1, [|{{setting}}|])] class Orders {{Route}}""");

    [Fact]
    public void Targets_of_one_priority_are_flagged_and_name_each_other()
        => TargetUsageTest.Flags(
            "SLP0050",
            "'A' has the priority 7, and so has 'B', 'C': a listener takes each number once; give one another",
            """
            [LoadBalancerTarget("/a", [|Priority = 7|])] class A { [HttpRoute("GET", "/a")] public void Get() { } }
            [LoadBalancerTarget("/b", [|Priority = 7|], Host = "shop.example.com")] class B { [HttpRoute("GET", "/b")] public void Get() { } }
            [LoadBalancerTarget("/d", Priority = 8)] class D { [HttpRoute("GET", "/d")] public void Get() { } }
            [LoadBalancerTarget("/c", [|Priority = 7|])] class C { [HttpRoute("GET", "/c")] public void Get() { } }
            """);

    [Theory]
    [InlineData("\"/*\"", "\"/orders/*\"", "/*", "/orders/*")]
    [InlineData("\"*\"", "\"/orders\"", "*", "/orders")]
    [InlineData("\"/orders/*\"", "\"/orders/*\"", "/orders/*", "/orders/*")]
    [InlineData("\"/orders/*\"", "\"/orders\"", "/orders/*", "/orders")]
    [InlineData("\"/orders/*\"", "\"/orders/new/*\"", "/orders/*", "/orders/new/*")]
    [InlineData("\"/order?\"", "\"/orders\"", "/order?", "/orders")]
    [InlineData("\"/*\"", "\"/orders/*\", Host = \"shop.example.com\"", "/*", "/orders/*")]
    [InlineData("\"/*\", Host = \"*.example.com\"", "\"/orders/*\", Host = \"SHOP.example.com\"", "/*", "/orders/*")]
    [InlineData("\"/*\", Host = \"Shop.Example.com\"", "\"/*\", Host = \"shop.example.COM\"", "/*", "/*")]
    public void A_target_whose_requests_all_go_to_another_is_warned_of_at_its_pattern(string first, string second, string firstPattern, string secondPattern)
        => TargetUsageTest.Flags(
            "SLP0051",
            $"'Second' gets no request: whatever fits its path pattern '{secondPattern}' goes to 'First' ('{firstPattern}'), whose priority 10 comes before its 20; give the narrower pattern the lower number",
            $$"""
            [LoadBalancerTarget({{first}}, Priority = 10)] class First {{Route}}
            [LoadBalancerTarget({{second.Replace($"\"{secondPattern}\"", $"[|\"{secondPattern}\"|]", StringComparison.Ordinal)}}, Priority = 20)] class Second {{Route}}
            """);

    [Theory]
    [InlineData("\"/orders/*\"", "\"/*\"")]
    [InlineData("\"/orders/*\"", "\"/invoices/*\"")]
    [InlineData("\"/orders/*\"", "\"/Orders/*\"")]
    [InlineData("\"/orders/*\"", "\"/orders*\"")]
    [InlineData("\"/*/new\"", "\"/orders/*\"")]
    [InlineData("\"/orders/?\"", "\"/orders/*\"")]
    [InlineData("\"/*\", Host = \"shop.example.com\"", "\"/orders/*\"")]
    [InlineData("\"/*\", Host = \"shop.example.com\"", "\"/orders/*\", Host = \"*.example.com\"")]
    [InlineData("\"/*\", Host = \"a.example.com\"", "\"/*\", Host = \"b.example.com\"")]
    public void A_target_with_requests_of_its_own_is_allowed(string first, string second)
        => TargetUsageTest.Allows(
            $$"""
            [LoadBalancerTarget({{first}}, Priority = 10)] class First {{Route}}
            [LoadBalancerTarget({{second}}, Priority = 20)] class Second {{Route}}
            """);

    [Fact]
    public void A_class_is_no_function_of_two_kinds()
        => TargetUsageTest.Flags(
            "SLP0005",
            "'Orders' bears [QueueConsumer] and [LoadBalancerTarget], and a function has one kind of event; let one class handle messages and another one requests; what both do belongs into a class that both use",
            """[QueueConsumer("q"), LoadBalancerTarget("/*", Priority = 1)] class [|Orders|] { public void HandleAsync(string message) { } [HttpRoute("GET", "/")] public void Get() { } }""");

    [Theory]
    [InlineData("abstract class [|Orders|]", "is abstract, so that generated code cannot make an instance of it; put the attribute on the classes that derive from it")]
    [InlineData("class [|Orders|]<T>", "is generic, so that generated code cannot make an instance of it; derive a class from it that is not, and put the attribute there")]
    [InlineData("file class [|Orders|]", "is local to its file, so that generated code cannot make an instance of it; remove 'file'")]
    public void A_class_that_cannot_be_made_is_flagged_at_its_name(string declaration, string problem)
        => TargetUsageTest.Flags("SLP0005", "'Orders' " + problem, $$"""[LoadBalancerTarget("/*", Priority = 1)] {{declaration}} {{Route}}""");

    [Fact]
    public void A_sender_without_the_package_is_flagged_in_targets_too()
        => TargetUsageTest.Flags(
            "SLP0029",
            "'Orders' asks for IQueueSender<ShipOrder>, but the project does not reference the package that has the senders; dotnet add package ServerlessPatterns.Aws",
            """public record ShipOrder(string Id); [LoadBalancerTarget("/*", Priority = 1)] class Orders(IQueueSender<ShipOrder> [|sender|]) { [HttpRoute("GET", "/")] public void Get() => _ = sender; }""");

    [Fact]
    public void A_sender_without_a_queue_is_warned_of_in_targets_too()
        => TargetUsageTest.Flags(
            "SLP0033",
            "'Orders' sends 'ShipOrder' to the queue 'ship-order', but no [QueueConsumer] of this project or of one that it references consumes it; where the queue is another service's, say so on the message: [QueueName(\"ship-order\")]",
            """public record ShipOrder(string Id); [LoadBalancerTarget("/*", Priority = 1)] class Orders(IQueueSender<ShipOrder> [|sender|]) { [HttpRoute("GET", "/")] public void Get() => _ = sender; }""",
            Aws);

    [Fact]
    public void A_name_that_is_taken_is_flagged_in_targets_too()
        => TargetUsageTest.Flags(
            "SLP0016",
            "'Orders' gets the function class 'OrdersFunction', and there is already a type of that name; rename one of the two",
            $$"""static class OrdersFunction; [LoadBalancerTarget("/*", Priority = 1)] class [|Orders|] {{Route}}""");

    private static TestProject Aws(TestProject project) => project with { HasAws = true };
}
