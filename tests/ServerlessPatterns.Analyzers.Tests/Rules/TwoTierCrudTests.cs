using ServerlessPatterns.Analyzers.Tests.Driver;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

public sealed class TwoTierCrudTests
{
    [Fact]
    public void A_controller_s_action_that_reads_one_item_is_told()
        => RuleTest.Flags("SLP1006", "'OrdersController.Get' does nothing but read one item, which API Gateway does without a server; make the record a [CrudTable]", Controller("""
            [HttpGet("{id}")]
            public async Task<ActionResult<Order>> [|Get|](string id)
            {
                var order = await context.LoadAsync<Order>(id);
                return order is null ? NotFound() : Ok(order);
            }

            [HttpPost]
            public async Task<ActionResult> [|Create|](Order order)
            {
                order.Id = Guid.NewGuid().ToString();
                await context.SaveAsync(order);
                return Created($"/orders/{order.Id}", order);
            }
            """), WithAspNetCore);

    [Theory]
    [InlineData("""app.MapGet([|"/orders/{id}"|], async (string id, IDynamoDBContext context) => await context.LoadAsync<Order>(id) is { } order ? Results.Ok(order) : Results.NotFound()).WithName("order");""", "MapGet /orders/{id}", "read one item")]
    [InlineData("""app.MapDelete([|"/orders/{id}"|], async (string id, IDynamoDBContext context) => { await context.DeleteAsync<Order>(id); return Results.NoContent(); }).RequireAuthorization();""", "MapDelete /orders/{id}", "delete one item")]
    public void An_endpoint_that_passes_a_request_on_is_told(string endpoint, string name, string what)
        => RuleTest.Flags("SLP1006", $"'{name}' does nothing but {what}, which API Gateway does without a server; make the record a [CrudTable]", Program(endpoint), WithAspNetCore);

    [Theory]
    [InlineData("""app.MapGet([|"/kept/{id}"|], (string id, IDynamoDBContext context) => context.LoadAsync<Kept>(id));""", "MapGet /kept/{id}", "read one item", "'Kept' is a [CrudTable], and its API does that already: remove it")]
    [InlineData("""app.MapDelete([|"/kept/{id}"|], (string id, IDynamoDBContext context) => context.DeleteAsync<Kept>(id));""", "MapDelete /kept/{id}", "delete one item", "'Kept' is a [CrudTable]: allow it in its Operations")]
    public void Of_a_table_it_is_told_what_its_API_does(string endpoint, string name, string what, string remedy)
        => RuleTest.Flags(
            "SLP1006",
            $"'{name}' does nothing but {what}, which API Gateway does without a server; {remedy}",
            Program(endpoint) + "\n[CrudTable(Operations = CrudOperations.Read)] public sealed record Kept([property: PartitionKey] string Id);",
            WithAspNetCore);

    [Fact]
    public void Of_a_table_a_controller_s_action_is_told_too()
        => RuleTest.Flags(
            "SLP1006",
            "'OrdersController.Get' does nothing but read one item, which API Gateway does without a server; 'Kept' is a [CrudTable], and its API does that already: remove it",
            Controller("""[HttpGet("{id}")] public Task<Kept> [|Get|](string id) => context.LoadAsync<Kept>(id);""") + "\n[CrudTable] public sealed record Kept([property: PartitionKey] string Id);",
            WithAspNetCore);

    [Theory]
    [InlineData("""[HttpGet("{id}"), Authorize("owners")] public Task<Order> Get(string id) => context.LoadAsync<Order>(id);""")]
    [InlineData("""[HttpGet("{id}"), Authorize(Roles = "owners")] public Task<Order> Get(string id) => context.LoadAsync<Order>(id);""")]
    [InlineData("""[HttpGet("{id}"), OutputCache] public Task<Order> Get(string id) => context.LoadAsync<Order>(id);""")]
    [InlineData("""[HttpGet("{id}"), Audited] public Task<Order> Get(string id) => context.LoadAsync<Order>(id);""")]
    [InlineData("""[HttpGet("mine")] public Task<Order> Get() => context.LoadAsync<Order>(User.Identity!.Name);""")]
    [InlineData("""[HttpGet("{id}")] public async Task<ActionResult> Get(string id) { var order = await context.LoadAsync<Order>(id); return order.Count > 10 ? Forbid() : Ok(order); }""")]
    [InlineData("""[HttpGet("{id}")] public async Task<ActionResult> Get(string id) { var order = await context.LoadAsync<Order>(id); Audit.Read(order); return Ok(order); }""")]
    [InlineData("""[HttpGet("{id}")] public async Task<ActionResult> Get(string id) => Ok(await Read(id)); private Task<Order> Read(string id) => context.LoadAsync<Order>(id);""")]
    [InlineData("""public Task<Order> Get(string id) => context.LoadAsync<Order>(id);""")]
    public void An_action_that_does_more_is_not(string members) => RuleTest.Allows("SLP1006", Controller(members), WithAspNetCore);

    [Theory]
    [InlineData("""app.MapGet("/orders/{id}", (string id, IDynamoDBContext context) => context.LoadAsync<Order>(id)).RequireAuthorization("owners");""")]
    [InlineData("""app.MapGet("/orders/{id}", (string id, IDynamoDBContext context) => context.LoadAsync<Order>(id)).WithName("x").AddEndpointFilter(new object());""")]
    [InlineData("""app.MapGet("/orders/{id}", (string id) => Audit.Load(id));""")]
    [InlineData("""app.MapGet("/orders/{id}", Audit.Load);""")]
    [InlineData("""app.MapPost("/orders", async (Order order, IDynamoDBContext context) => { order.Count++; await context.SaveAsync(order); });""")]
    [InlineData("""app.MapGet("/health", () => Results.Ok());""")]
    public void An_endpoint_that_does_more_is_not(string endpoint) => RuleTest.Allows("SLP1006", Program(endpoint), WithAspNetCore);

    [Fact]
    public void A_class_of_another_framework_is_no_controller()
        => RuleTest.AllowsWholly(Types + """
            public sealed class OrdersController(IDynamoDBContext context) { public Task<Order> Get(string id) => context.LoadAsync<Order>(id); }
            """);

    private const string Types =
        """
        using Amazon.DynamoDBv2.DataModel;
        public sealed class Order { public string Id { get; set; } = ""; public int Count { get; set; } }
        public static class Audit { public static void Read(Order order) => Console.WriteLine(order.Id); public static string Load(string id) => id; }

        """;

    private static AnalyzedProject WithAspNetCore(AnalyzedProject project) => project with { OtherReferences = [Libraries.Contract("Microsoft.AspNetCore")] };

    private static string Controller(string members)
        => "using Microsoft.AspNetCore.Authorization;\nusing Microsoft.AspNetCore.Mvc;\nusing Microsoft.AspNetCore.OutputCaching;\n" + Types + $$"""
        public sealed class AuditedAttribute : Attribute;
        [ApiController]
        [Microsoft.AspNetCore.Mvc.Route("orders")]
        public sealed class OrdersController(IDynamoDBContext context) : ControllerBase { {{members}} }
        """;

    private static string Program(string endpoint)
        => "using Microsoft.AspNetCore.Builder;\nusing Microsoft.AspNetCore.Http;\n" + Types + $$"""
        public static class Program { public static void Run(WebApplication app) { {{endpoint}} } }
        """;
}
