namespace ServerlessPatterns.Generator.Tests.Usage;

public sealed class EndpointReturnRulesTests
{
    [Theory]
    [InlineData("async void", "is async void, whose end nobody can wait for and whose exceptions end the process; return Task")]
    [InlineData("ref int", "returns by reference; return the value")]
    [InlineData("ref readonly int", "returns by reference; return the value")]
    [InlineData("byte[]", "returns 'byte[]', which is no JSON; return HttpResult.Bytes(data, contentType)")]
    [InlineData("Task<byte[]>", "returns 'byte[]', which is no JSON; return HttpResult.Bytes(data, contentType)")]
    [InlineData("ReadOnlyMemory<byte>", "returns 'ReadOnlyMemory<byte>', which is no JSON; return HttpResult.Bytes(data, contentType)")]
    [InlineData("Stream", "returns 'Stream', which is no JSON; return HttpResult.Bytes(data, contentType)")]
    [InlineData("ValueTask<FileStream>", "returns 'FileStream', which is no JSON; return HttpResult.Bytes(data, contentType)")]
    [InlineData("object", "returns 'object', which may be anything: an HttpResult in it would be answered with 200, as JSON; return HttpResult, or the type that is answered")]
    [InlineData("Task<object>", "returns 'object', which may be anything: an HttpResult in it would be answered with 200, as JSON; return HttpResult, or the type that is answered")]
    [InlineData("System.Net.Http.HttpResponseMessage", "returns 'HttpResponseMessage', which says an answer to another framework and would become JSON here; return HttpResult")]
    [InlineData("IAsyncEnumerable<int>", "returns 'IAsyncEnumerable<int>', which Lambda cannot send piece by piece to a load balancer; return a list")]
    [InlineData("Task<IAsyncEnumerable<int>>", "returns 'IAsyncEnumerable<int>', which Lambda cannot send piece by piece to a load balancer; return a list")]
    [InlineData("Task<Task<int>>", "returns 'Task<int>', a task of a task; await the inner one")]
    [InlineData("Task<Task>", "returns 'Task', a task of a task; await the inner one")]
    [InlineData("ValueTask<ValueTask>", "returns 'ValueTask', a task of a task; await the inner one")]
    public void What_cannot_be_answered_is_flagged_at_the_method(string type, string problem)
        => TargetUsageTest.Flags(
            "SLP0048",
            "'Orders.Get' " + problem,
            $$"""[LoadBalancerTarget("/*", Priority = 1)] class Orders { [HttpRoute("GET", "/")] public {{type}} [|Get|]() { {{(type == "async void" ? "await Task.Yield();" : "throw new Exception();")}} } }""");

    [Theory]
    [InlineData("Action", "Action", "is a delegate; take a class, record or struct")]
    [InlineData("(int, string)", "(int, string)", "is a tuple, whose members are fields, which the serializer does not read; take a class, record or struct")]
    [InlineData("Task<Outer.Hidden>", "Outer.Hidden", "is not accessible from generated code; make it internal or public")]
    public void What_the_serializer_cannot_write_is_flagged_at_the_method(string type, string content, string problem)
        => TargetUsageTest.Flags(
            "SLP0015",
            $"'Orders.Get' returns '{content}', which {problem}",
            $$"""class Outer { private record Hidden; [LoadBalancerTarget("/*", Priority = 1)] internal class Orders { [HttpRoute("GET", "/")] internal {{type}} [|Get|]() => throw new Exception(); } }""",
            project => project with { DoesNotCompile = true });

    [Theory]
    [InlineData("void")]
    [InlineData("Task")]
    [InlineData("ValueTask")]
    [InlineData("HttpResult")]
    [InlineData("HttpResult?")]
    [InlineData("Task<HttpResult?>")]
    [InlineData("ValueTask<HttpResult>")]
    [InlineData("string")]
    [InlineData("int?")]
    [InlineData("Guid")]
    [InlineData("Order")]
    [InlineData("Order?")]
    [InlineData("Task<Order?>")]
    [InlineData("ValueTask<IReadOnlyList<Order>>")]
    [InlineData("IEnumerable<Order?>?")]
    [InlineData("Dictionary<string, Order[]>")]
    [InlineData("IShape")]
    [InlineData("System.Text.Json.JsonElement")]
    [InlineData("List<byte[]>")]
    public void Nothing_results_and_what_the_serializer_writes_are_allowed(string type)
        => TargetUsageTest.Allows($$"""public record Order(string Id); public interface IShape { } [LoadBalancerTarget("/*", Priority = 1)] class Orders { [HttpRoute("GET", "/")] public {{type}} Get() => throw new Exception(); }""");

    [Fact]
    public void An_async_method_of_a_value_is_allowed()
        => TargetUsageTest.Allows("""[LoadBalancerTarget("/*", Priority = 1)] class Orders { [HttpRoute("GET", "/")] public async Task<int> Get() { await Task.Yield(); return 1; } }""");
}
