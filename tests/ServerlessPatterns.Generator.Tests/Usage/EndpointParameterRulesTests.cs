using ServerlessPatterns.Generator.Tests.Driver;

namespace ServerlessPatterns.Generator.Tests.Usage;

public sealed class EndpointParameterRulesTests
{
    private const string Types =
        """
        public record Order(string Id);
        public record struct Size(int Width);
        namespace Microsoft.AspNetCore.Mvc { public class FromHeaderAttribute : Attribute; public class FromQueryAttribute : Attribute; }
        public interface IStore { }
        public enum Kind { A, B }
        [Flags] public enum Days { Monday = 1, Tuesday = 2 }
        public sealed class Sku : IParsable<Sku>
        {
            public static Sku Parse(string s, IFormatProvider? provider) => new();
            public static bool TryParse(string? s, IFormatProvider? provider, out Sku result) { result = new(); return true; }
        }
        public readonly struct Code : ISpanParsable<Code>
        {
            public static Code Parse(string s, IFormatProvider? provider) => default;
            public static Code Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => default;
            public static bool TryParse(string? s, IFormatProvider? provider, out Code result) { result = default; return true; }
            public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Code result) { result = default; return true; }
        }
        """;

    [Theory]
    [InlineData("ref string [|id|]", "takes 'id' by reference; take an ordinary type by value")]
    [InlineData("in int [|id|]", "takes 'id' by reference; take an ordinary type by value")]
    [InlineData("out int [|id|]", "takes 'id' by reference; take an ordinary type by value")]
    [InlineData("ReadOnlySpan<char> [|id|]", "takes 'id' of the type 'ReadOnlySpan<char>', which no awaiting method can hold; take an ordinary type by value")]
    [InlineData("IStore [|store|]", "takes 'store' of the type 'IStore', which no request holds; take services in the constructor")]
    [InlineData("Stream [|body|]", "takes 'body' of the type 'Stream', which is no JSON; take HttpRequest, whose Body is the bytes")]
    [InlineData("MemoryStream [|body|]", "takes 'body' of the type 'MemoryStream', which is no JSON; take HttpRequest, whose Body is the bytes")]
    [InlineData("ReadOnlyMemory<byte> [|body|]", "takes 'body' of the type 'ReadOnlyMemory<byte>', which is no JSON; take HttpRequest, whose Body is the bytes")]
    [InlineData("Uri [|link|]", "takes 'link' of the type 'Uri', which no text is read as; take a string, and read it in the method")]
    [InlineData("MessageContext [|message|]", "takes 'message' of the type 'MessageContext', and a request is no message; take InvocationContext")]
    [InlineData("ILambdaContext [|context|]", "asks for an ILambdaContext, and the project does not reference Amazon.Lambda.Core; take InvocationContext, or reference the package")]
    [InlineData("Order first, Order [|second|]", "takes 'second' out of the body, and 'first' too, and a request has one; put both into one record")]
    [InlineData("[FromHeader(\"X Tenant\")] string [|tenant|]", "takes 'tenant' from the header 'X Tenant', which is no header's name; write one such as X-Tenant")]
    [InlineData("[FromHeader(\"\")] string [|tenant|]", "takes 'tenant' from the header '', which is no header's name; write one such as X-Tenant")]
    [InlineData("[FromHeader(\"X-Order\")] Order [|order|]", "takes 'order' of the type 'Order' from a header, which is text; take a string, a number, a date, an enum, a type that implements IParsable, or an array of one")]
    [InlineData("int[] [|ids|]", "takes 'ids' of the type 'int[]' out of the query, where a POST may have meant its body; for the body take a list, IReadOnlyList<int>; for the query HttpRequest, and its QueryValues(\"ids\")")]
    [InlineData("string [|body|]", "takes 'body' of the type 'string' out of the query, where a POST may have meant its body; for the body as it is take HttpRequest, and its Text(); for JSON a record; for the query call it otherwise")]
    [InlineData("byte[] [|data|]", "takes 'data' of the type 'byte[]' out of the query, where a POST may have meant its body; for the body take HttpRequest, whose Body is the bytes")]
    [InlineData("[Microsoft.AspNetCore.Mvc.FromHeader] string [|tenant|]", "bears [FromHeader] of ASP.NET Core on 'tenant', which nobody reads here; write [ServerlessPatterns.FromHeader(\"X-Name\")]")]
    [InlineData("[Microsoft.AspNetCore.Mvc.FromQuery] string [|tenant|]", "bears [FromQuery] of ASP.NET Core on 'tenant', which nobody reads here; remove it: where a parameter comes from follows from its name and type")]
    [InlineData("[FromHeader(\"X-Token\")] CancellationToken [|token|]", "takes 'token' of the type 'CancellationToken' from a header, which is text; take a string, a number, a date, an enum, a type that implements IParsable, or an array of one")]
    public void A_parameter_that_no_request_fills_is_flagged_at_it(string parameters, string problem)
        => TargetUsageTest.Flags(
            "SLP0045",
            "'Orders.Post' " + problem,
            $$"""{{Types}} [LoadBalancerTarget("/*", Priority = 1)] class Orders { [HttpRoute("POST", "/")] public void Post({{parameters}}) { {{(parameters.StartsWith("out", StringComparison.Ordinal) ? "id = 1;" : "")}} } }""");

    [Theory]
    [InlineData("POST", "int[] ids, Order order")]
    [InlineData("POST", "HttpRequest request, int[] ids")]
    [InlineData("GET", "int[] ids")]
    [InlineData("GET", "string body")]
    public void An_array_whose_source_is_plain_is_of_the_query(string method, string parameters)
        => TargetUsageTest.Allows($$"""{{Types}} [LoadBalancerTarget("/*", Priority = 1)] class Orders { [HttpRoute("{{method}}", "/")] public void Post({{parameters}}) { } }""");

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    public void A_body_of_a_request_that_has_none_is_flagged(string method)
        => TargetUsageTest.Flags(
            "SLP0045",
            $"'Orders.Find' takes 'order' of the type 'Order', which no text is read as, and a {method} has no body; take strings, numbers, dates, enums or types that implement IParsable out of the query, or HttpRequest",
            $$"""{{Types}} [LoadBalancerTarget("/*", Priority = 1)] class Orders { [HttpRoute("POST", "/"), HttpRoute("{{method}}", "/")] public void Find(Order [|order|]) { } }""");

    [Theory]
    [InlineData("string[]")]
    [InlineData("Order")]
    [InlineData("object")]
    public void What_is_not_one_text_is_not_taken_from_a_segment(string type)
        => TargetUsageTest.Flags(
            "SLP0045",
            $"'Orders.Get' takes 'id' of the type '{type}' from a segment of the path, which is one text; take a string, a number, a date, an enum or a type that implements IParsable",
            $$"""{{Types}} [LoadBalancerTarget("/*", Priority = 1)] class Orders { [HttpRoute("POST", "/{id}")] public void Get({{type}} [|id|]) { } }""");

    [Theory]
    [InlineData("/orders/{ordreId}", "ordreId")]
    [InlineData("/orders/{orderId}/{line*}", "line")]
    public void A_segment_that_no_parameter_takes_is_flagged_at_the_method(string template, string segment)
        => TargetUsageTest.Flags(
            "SLP0045",
            $"'Orders.Get' has no parameter '{segment}', which the template '{template}' names; add one, string {segment}, or correct the name",
            $$"""[LoadBalancerTarget("/*", Priority = 1)] class Orders { [HttpRoute("GET", "{{template}}")] public void [|Get|](string orderId) { } }""");

    [Fact]
    public void A_segment_that_a_header_or_the_request_s_own_types_stand_for_is_not_taken()
        => TargetUsageTest.Flags(
            "SLP0045",
            "'Orders.Get' has no parameter 'id', which the template '/{id}' names; add one, string id, or correct the name",
            """[LoadBalancerTarget("/*", Priority = 1)] class Orders { [HttpRoute("GET", "/{id}")] public void [|Get|]([FromHeader("X-Id")] string id) { } }""");

    [Fact]
    public void A_segment_of_one_template_and_not_the_other_is_flagged()
        => TargetUsageTest.Flags(
            "SLP0045",
            "'Orders.Get' takes 'id', which the template '/orders/{id}' names and '/orders' does not; name it in each, or let two methods have a route each",
            """[LoadBalancerTarget("/*", Priority = 1)] class Orders { [HttpRoute("GET", "/orders"), HttpRoute("GET", "/orders/{id}")] public void Get(string? [|id|] = null) { } }""");

    [Fact]
    public void A_segment_here_and_the_rest_there_is_flagged()
        => TargetUsageTest.Flags(
            "SLP0045",
            "'Files.Get' takes 'path', which is a segment in one template and the rest of the path in another; let two methods have a route each",
            """[LoadBalancerTarget("/*", Priority = 1)] class Files { [HttpRoute("GET", "/file/{path}"), HttpRoute("GET", "/files/{path*}")] public void Get(string [|path|]) { } }""");

    [Fact]
    public void Each_faulty_parameter_is_flagged()
        => TargetUsageTest.Flags(
            "SLP0045",
            "'Orders.Get' takes 'a' by reference; take an ordinary type by value",
            $$"""{{Types}} [LoadBalancerTarget("/*", Priority = 1)] class Orders { [HttpRoute("GET", "/{id}")] public void Get(ref int [|a|], string id, IStore [|store|], Uri [|uri|]) { } }""");

    [Fact]
    public void A_type_that_is_obsolete_as_an_error_is_flagged()
        => TargetUsageTest.Flags(
            "SLP0045",
            "'Orders.Get' takes 'kind' of the type 'Gone', which is obsolete as an error; take another type",
            """[Obsolete("Gone.", true)] enum Gone { A } [Obsolete, LoadBalancerTarget("/*", Priority = 1)] class Orders { [HttpRoute("GET", "/")] internal void Get(Gone [|kind|]) { } }""");

    [Theory]
    [InlineData("string")]
    [InlineData("bool")]
    [InlineData("char")]
    [InlineData("byte")]
    [InlineData("sbyte")]
    [InlineData("short")]
    [InlineData("ushort")]
    [InlineData("int")]
    [InlineData("uint")]
    [InlineData("long")]
    [InlineData("ulong")]
    [InlineData("Int128")]
    [InlineData("System.Numerics.BigInteger")]
    [InlineData("Half")]
    [InlineData("float")]
    [InlineData("double")]
    [InlineData("decimal")]
    [InlineData("Guid")]
    [InlineData("DateTime")]
    [InlineData("DateTimeOffset")]
    [InlineData("DateOnly")]
    [InlineData("TimeOnly")]
    [InlineData("TimeSpan")]
    [InlineData("System.Net.IPAddress")]
    [InlineData("Kind")]
    [InlineData("Days")]
    [InlineData("Sku")]
    [InlineData("Code")]
    public void What_text_is_read_as_is_taken_from_segments_queries_and_headers_required_optional_or_several(string type)
        => TargetUsageTest.Allows(
            $$"""
            {{Types}}
            [LoadBalancerTarget("/*", Priority = 1)]
            class Orders
            {
                [HttpRoute("GET", "/{id}")]
                public void Get({{type}} id, {{type}} query, {{type}}? nullable, {{type}}[] several, {{type}}[]? none, [FromHeader("X-A")] {{type}} header, [FromHeader("X-B")] {{type}}? missing, [FromHeader("X-C")] {{type}}[] list, {{type}}? absent = default, {{type}} last = default!) { }

                [HttpRoute("GET", "/files/{id*}")]
                public void Rest({{type}} id, params {{type}}[] more) { }
            }
            """);

    [Fact]
    public void Defaults_of_every_kind_are_allowed()
        => TargetUsageTest.Allows(
            $$"""
            {{Types}}
            [LoadBalancerTarget("/*", Priority = 1)]
            class Orders
            {
                [HttpRoute("GET", "/")]
                public void Get(
                    string text = "a\"b\n", char letter = '\'', bool flag = true, int page = -1, long most = long.MinValue, ulong id = ulong.MaxValue, byte one = 1,
                    double ratio = double.NaN, float part = 1.5f, decimal price = 1.50m, Kind kind = Kind.B, Kind? other = Kind.A, Days days = Days.Monday | Days.Tuesday,
                    int? size = 20, double? none = null, DateTime when = default, Guid guid = default, string?[]? names = null) { }
            }
            """);

    [Theory]
    [InlineData("Order order")]
    [InlineData("Order? order")]
    [InlineData("Order order = null!")]
    [InlineData("Size size")]
    [InlineData("Size? size")]
    [InlineData("Order[] orders")]
    [InlineData("List<Order> orders")]
    [InlineData("IReadOnlyList<int> numbers")]
    [InlineData("IEnumerable<string> names")]
    [InlineData("Dictionary<string, Order> orders")]
    [InlineData("int?[] numbers")]
    [InlineData("object body")]
    [InlineData("System.Text.Json.JsonElement body")]
    [InlineData("System.Text.Json.Nodes.JsonNode? body")]
    [InlineData("string name, int[] pages, Order order, CancellationToken token")]
    public void What_JSON_is_read_as_is_taken_out_of_the_body(string parameter)
        => TargetUsageTest.Allows(
            $$"""{{Types}} [LoadBalancerTarget("/*", Priority = 1)] class Orders { [HttpRoute("POST", "/"), HttpRoute("PUT", "/"), HttpRoute("PATCH", "/")] public void Post({{parameter}}) { } }""");

    [Fact]
    public void A_request_s_own_types_are_allowed_in_any_order_and_number()
        => TargetUsageTest.Allows(
            """
            using Amazon.Lambda.Core;
            [LoadBalancerTarget("/*", Priority = 1)]
            class Orders
            {
                [HttpRoute("DELETE", "/{id}")]
                public void Delete(CancellationToken token, HttpRequest request, string id, InvocationContext invocation, ILambdaContext lambda, CancellationToken again = default, HttpRequest? also = null) { }
            }
            """,
            LambdaCore);

    [Fact]
    public void A_segment_at_different_places_of_several_templates_is_allowed()
        => TargetUsageTest.Allows(
            """
            [LoadBalancerTarget("/*", Priority = 1)]
            class Orders
            {
                [HttpRoute("GET", "/orders/{id}"), HttpRoute("GET", "/customers/all/orders/{ID}"), HttpRoute("GET", "/{Id}")]
                public void Get(string iD) { }
            }
            """);

    private static TestProject LambdaCore(TestProject project) => project with { HasLambdaCore = true };
}
