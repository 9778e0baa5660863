using ServerlessPatterns.Analyzers.Tests.Driver;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

public sealed class MonolithTests
{
    private const string End = ", so that all of it shares one role, memory size and timeout; split it by what belongs together";

    [Theory]
    [InlineData("return request.Path switch { \"/orders\" => 1, \"/orders/search\" => 2, \"/customers\" => 3, \"/invoices\" => 4, \"/invoices/print\" => 5, _ => 404 };")]
    [InlineData("switch (request.Path) { case \"/api/v1/orders\": case \"/api/v1/orders/search\": return 1; case \"/api/v1/customers\": return 2; case \"/api/v2/invoices\": return 3; case \"/api/v1/invoices/print\": return 4; default: return 404; }")]
    [InlineData("return (request.HttpMethod, request.Resource) switch { (\"GET\", \"/orders\") => 1, (\"GET\", \"/orders/{id}\") => 2, (\"POST\", \"/customers\") => 3, (\"PUT\", \"/customers/{id}\") => 4, (_, \"/invoices\") => 5, _ => 404 };")]
    [InlineData("return $\"{request.HttpMethod} {request.Path}\" switch { \"GET /orders\" => 1, \"GET /orders/search\" => 2, \"POST /customers\" => 3, \"GET /customers/search\" or \"GET /invoices\" => 4, _ => 404 };")]
    [InlineData("if (request.Path == \"/orders\" || \"/orders/search\" == request.Path) { return 1; } if (request.Path.StartsWith(\"/customers\", StringComparison.Ordinal)) { return 2; } if (string.Equals(request.Path, \"/invoices\", StringComparison.Ordinal)) { return 3; } return Rest(request.Path);")]
    public void A_handler_that_tells_many_paths_apart_is_told(string statements)
        => RuleTest.Flags("SLP1022", "'Function.Handle' answers 5 paths of customers, invoices, orders" + End, Function(statements, "[|Handle|]"));

    [Fact]
    public void A_target_with_many_routes_is_told()
        => RuleTest.Flags(
            "SLP1022",
            "'Shop' answers 6 paths of customers, invoices, orders, payments and others" + End,
            """
            [LoadBalancerTarget("/*")]
            public sealed class [|Shop|]
            {
                [HttpRoute("GET", "/orders")] public string Orders() => "";
                [HttpRoute("GET", "/customers")] public string Customers() => "";
                [HttpRoute("GET", "/invoices"), HttpRoute("POST", "/invoices/print")] public string Invoices() => "";
                [HttpRoute("GET", "/payments")] public string Payments() => "";
                [HttpRoute("GET", "/stock")] public string Stock() => "";
            }
            """);

    [Theory]
    // One resource, or two.
    [InlineData("return request.Path switch { \"/orders\" => 1, \"/orders/search\" => 2, \"/orders/new\" => 3, \"/orders/cancel\" => 4, \"/orders/print\" => 5, \"/orders/pay\" => 6, _ => 404 };")]
    [InlineData("return request.Path switch { \"/api/v1/orders\" => 1, \"/api/v1/orders/search\" => 2, \"/api/v2/orders\" => 3, \"/api/v2/orders/cancel\" => 4, \"/health\" => 5, _ => 404 };")]
    // Few paths.
    [InlineData("return request.Path switch { \"/orders\" => 1, \"/customers\" => 2, \"/invoices\" => 3, \"/health\" => 4, _ => 404 };")]
    [InlineData("if (request.Path == \"/orders\" || request.Path == \"/customers\" || request.Path == \"/invoices\" || request.Path == \"/ORDERS\" || request.Path == \"/\") { return 1; } return 404;")]
    // Other texts.
    [InlineData("return request.HttpMethod switch { \"GET\" => 1, \"POST\" => 2, \"PUT\" => 3, \"PATCH\" => 4, \"DELETE\" => 5, _ => 405 };")]
    [InlineData("return request.Headers[\"accept\"] switch { \"text/html\" => 1, \"text/plain\" => 2, \"image/png\" => 3, \"application/json\" => 4, \"audio/ogg\" => 5, \"font/woff\" => 6, _ => 406 };")]
    [InlineData("var links = new[] { \"/orders\", \"/customers\", \"/invoices\", \"/payments\", \"/stock\", \"/health\" }; return links.Length;")]
    public void Few_paths_and_paths_of_one_resource_belong_together(string statements)
        => RuleTest.Allows("SLP1022", Function(statements, "Handle"));

    [Fact]
    public void A_target_of_one_resource_and_functions_of_their_own_are_none()
        => RuleTest.Allows("SLP1022", """
            using Amazon.Lambda.Annotations;
            using Amazon.Lambda.Annotations.APIGateway;
            [LoadBalancerTarget("/*")]
            public sealed class Orders
            {
                [HttpRoute("GET", "/orders")] public string List() => "";
                [HttpRoute("POST", "/orders")] public string Add() => "";
                [HttpRoute("GET", "/orders/{id}")] public string Get(string id) => "";
                [HttpRoute("PUT", "/orders/{id}")] public string Put(string id) => "";
                [HttpRoute("GET", "/orders/{id}/lines")] public string Lines(string id) => "";
                [HttpRoute("GET", "/orders/{id}/invoice")] public string Invoice(string id) => "";
            }
            public sealed class Functions
            {
                [LambdaFunction, RestApi(LambdaHttpMethod.Get, "/orders")] public string Orders() => "";
                [LambdaFunction, RestApi(LambdaHttpMethod.Get, "/customers")] public string Customers() => "";
                [LambdaFunction, RestApi(LambdaHttpMethod.Get, "/invoices")] public string Invoices() => "";
                [LambdaFunction, RestApi(LambdaHttpMethod.Get, "/payments")] public string Payments() => "";
                [LambdaFunction, RestApi(LambdaHttpMethod.Get, "/stock")] public string Stock() => "";
            }
            """);

    [Fact]
    public void What_is_no_request_has_no_paths()
        => RuleTest.Allows("SLP1022", """
            [QueueConsumer("files")]
            public sealed class Files { public int Last; public void HandleAsync(string path) => Last = path switch { "/tmp" => 1, "/var/a" => 2, "/etc" => 3, "/opt" => 4, "/mnt" => 5, _ => 6 }; }
            """);

    private static string Function(string statements, string name) => $$"""
        using Amazon.Lambda.APIGatewayEvents;
        public sealed class Function
        {
            public int {{name}}(APIGatewayProxyRequest request) { {{statements}} }
            private static int Rest(string path) => path is "/invoices/print" ? 5 : 404;
        }
        """;
}
