namespace ServerlessPatterns.Generator.Tests.Usage;

/// <summary>What targets read and write as JSON: bodies, what methods return, and what results hold.</summary>
public sealed class TargetContentRulesTests
{
    [Theory]
    [InlineData("public class Order { private Order() { } }", "has no public constructor; make one public or mark one with [JsonConstructor]")]
    [InlineData("public abstract class Order { }", "is abstract without [JsonDerivedType]; name the types that it may be, or take one of them")]
    [InlineData("public delegate void Order();", "is a delegate; take a class, record or struct")]
    public void A_body_that_the_serializer_cannot_make_is_flagged_at_the_parameter(string declaration, string problem)
        => TargetUsageTest.Flags(
            "SLP0015",
            $"'Orders.Post' takes 'Order', which {problem}",
            $$"""{{declaration}} [LoadBalancerTarget("/*", Priority = 1)] public class Orders { [HttpRoute("POST", "/")] public void Post(Order [|order|]) { } }""");

    [Fact]
    public void A_body_read_by_reflection_is_told_of_at_the_parameter()
        => TargetUsageTest.Flags(
            "SLP0018",
            "'Orders' reads 'Order' with the reflection serializer, which costs start-up time: no JsonSerializerContext has [JsonSerializable(typeof(Order))]",
            """public record Order(string Id); [LoadBalancerTarget("/*", Priority = 1)] public class Orders { [HttpRoute("POST", "/")] public void Post(Order [|order|]) { } }""");

    [Fact]
    public void What_is_written_by_reflection_is_told_of_at_the_method()
        => TargetUsageTest.Flags(
            "SLP0018",
            "'Orders' writes 'Order' with the reflection serializer, which costs start-up time: no JsonSerializerContext has [JsonSerializable(typeof(Order))]",
            """public record Order(string Id); [LoadBalancerTarget("/*", Priority = 1)] public class Orders { [HttpRoute("GET", "/")] public Task<Order?> [|Get|]() => throw new Exception(); }""");

    [Theory]
    [InlineData("PublishAot", "POST", "void Post(Order [|order|]) { }", "reads")]
    [InlineData("PublishTrimmed", "GET", "Order [|Get|]() => null!;", "writes")]
    public void Reflection_is_warned_of_where_it_fails(string property, string method, string member, string verb)
        => TargetUsageTest.Flags(
            "SLP0019",
            $"'Orders' {verb} 'Order' with the reflection serializer, which fails at run time where {property} is on: no JsonSerializerContext has [JsonSerializable(typeof(Order))]",
            $$"""public record Order(string Id); [LoadBalancerTarget("/*", Priority = 1)] public class Orders { [HttpRoute("{{method}}", "/")] public {{member}} }""",
            project => project with { Properties = project.Properties.Add(property, "true") });

    [Theory]
    [InlineData("HttpResult.Ok([|new Order(\"a\")|])")]
    [InlineData("HttpResult.Created(\"/a\", [|new Order(\"a\")|])")]
    [InlineData("HttpResult.Json(200, [|new Order(\"a\")|])")]
    [InlineData("HttpResult.Json<Order>(status: 200, [|body: new Order(\"a\")|])")]
    [InlineData("HttpResult.Ok([|new Order(\"a\")|]).WithHeader(\"ETag\", \"1\")")]
    [InlineData("Answer(() => HttpResult.Ok([|new Order(\"a\")|]))")]
    public void The_body_of_a_result_that_no_context_covers_is_told_of_where_it_is_made(string expression)
        => TargetUsageTest.Flags(
            "SLP0018",
            "'Orders' writes 'Order' with the reflection serializer, which costs start-up time: no JsonSerializerContext has [JsonSerializable(typeof(Order))]",
            $$"""
            public record Order(string Id);
            [LoadBalancerTarget("/*", Priority = 1)] public class Orders
            {
                [HttpRoute("GET", "/")] public HttpResult Get() => {{expression}};
                private static HttpResult Answer(Func<HttpResult> make) => make();
            }
            """);

    [Fact]
    public void The_body_of_a_result_is_warned_of_in_a_trimmed_program()
        => TargetUsageTest.Flags(
            "SLP0019",
            "'Orders' writes 'Order' with the reflection serializer, which fails at run time where PublishAot is on: no JsonSerializerContext has [JsonSerializable(typeof(Order))]",
            """public record Order(string Id); [LoadBalancerTarget("/*", Priority = 1)] public class Orders { [HttpRoute("GET", "/")] public HttpResult Get() => HttpResult.Ok([|new Order("a")|]); }""",
            project => project with { Properties = project.Properties.Add("PublishAot", "true") });

    [Theory]
    [InlineData("HttpResult.Ok([|(1, 2)|])", "(int, int)", "is a tuple, whose members are fields, which the serializer does not read; take a class, record or struct")]
    [InlineData("HttpResult.Ok<Action>([|() => { }|])", "Action", "is a delegate; take a class, record or struct")]
    [InlineData("HttpResult.Ok([|Task.FromResult(1)|])", "Task<int>", "is a task, and not what it results in; await it")]
    [InlineData("HttpResult.Ok([|new byte[3]|])", "byte[]", "is bytes, which JSON holds as base64 in quotation marks; for bytes take HttpResult.Bytes(data, contentType)")]
    [InlineData("HttpResult.Ok([|new MemoryStream()|])", "MemoryStream", "is a stream, which the serializer does not know; for bytes take HttpResult.Bytes(data, contentType)")]
    public void The_body_of_a_result_that_the_serializer_cannot_write_is_flagged_where_it_is_made(string expression, string type, string problem)
        => TargetUsageTest.Flags(
            "SLP0015",
            $"'Orders' answers with '{type}', which {problem}",
            $$"""[LoadBalancerTarget("/*", Priority = 1)] public class Orders { [HttpRoute("GET", "/")] public HttpResult Get() => {{expression}}; }""");

    [Theory]
    [InlineData("HttpResult.Ok(new Order(\"a\"))")]
    [InlineData("HttpResult.Text(\"a\")")]
    [InlineData("HttpResult.Bytes(new byte[3], \"image/png\")")]
    [InlineData("HttpResult.Problem(409, \"Conflict\")")]
    public void What_a_context_covers_or_is_no_JSON_is_passed_over(string expression)
    {
        var project = UsageTest.Project(
            $$"""
            using System.Text.Json; using System.Text.Json.Serialization; using System.Text.Json.Serialization.Metadata;
            public record Order(string Id);
            [JsonSerializable(typeof(Order))] partial class Context() : JsonSerializerContext(null)
            {
                public static Context Default { get; } = new();
                protected override JsonSerializerOptions? GeneratedSerializerOptions => null;
                public override JsonTypeInfo? GetTypeInfo(Type type) => null;
            }
            [LoadBalancerTarget("/*", Priority = 1)] public class Orders { [HttpRoute("GET", "/")] public HttpResult Get() => {{expression}}; }
            """);

        Assert.Empty(UsageTest.Analyze(project, out _).Select(each => each.ToString()));
    }

    [Fact]
    public void A_result_that_is_made_outside_of_targets_is_passed_over()
        => Assert.Empty(UsageTest.Analyze(UsageTest.Project("public static class Answers { public static HttpResult Of<T>(T value) => HttpResult.Ok(value); public static HttpResult None() => HttpResult.Ok((1, 2)); }"), out _));
}
