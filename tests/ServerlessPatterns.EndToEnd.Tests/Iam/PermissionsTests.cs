using ServerlessPatterns.EndToEnd.Tests.Deployment;

namespace ServerlessPatterns.EndToEnd.Tests.Iam;

/// <summary>The rights of every role, resolved as a deployment resolves them: what its class declares, and no more.</summary>
public sealed class PermissionsTests(AwsEmulator emulator)
{
    private const string Service =
        """
        namespace Acme;

        public sealed record Bought(string Id);
        public sealed record Parcel(string Id);
        [QueueName("tickets")] public sealed record Ticket(string Id);
        [FanOutTopic] public sealed record Sold(string Id);
        [FanOutTopic("price-changes", Fifo = true)] public sealed record PriceChanged(string Id);

        [QueueConsumer] public sealed class Plain { public void HandleAsync(Bought bought) { } }

        [QueueConsumer(CustomerManagedKey = true)]
        [Sends(typeof(Ticket)), Publishes(typeof(Sold)), Publishes(typeof(PriceChanged))]
        public sealed class Packer { public void HandleAsync(Parcel parcel) { } }

        [QueueConsumer]
        [AllowAction("s3:GetObject", Resource = "arn:aws:s3:::tickets-${Environment}/*")]
        [AllowAction("dynamodb:GetItem", Resource = "arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/tickets")]
        public sealed class Desk { public void HandleAsync(Ticket ticket) { } }

        [QueueConsumer] [MessageFilter(nameof(Sold.Id), Prefix = "A")] [Sends(typeof(Parcel))]
        public sealed class Buyer { public void HandleAsync(Sold sold) { } }

        [QueueConsumer] public sealed class Labels { public void HandleAsync(PriceChanged changed) { } }

        [CrudTable("seats", Operations = CrudOperations.Read)] public sealed record Seat([property: PartitionKey] string Hall, [property: SortKey] int Number);
        [CrudTable("halls", Operations = CrudOperations.All & ~CrudOperations.Delete)] public sealed record Hall([property: PartitionKey] string Name);
        public sealed record Move(string Id);
        public sealed record Count(string Id);
        [QueueConsumer] public sealed class Usher(ITable<Seat> seats, IReadOnlyTable<Hall> halls) { public void HandleAsync(Move move) { } }
        [QueueConsumer] public sealed class Counter(IReadOnlyTable<Seat> seats) { public void HandleAsync(Count count) { } }
        """;

    [Fact]
    public async Task The_samples_roles_allow_what_their_classes_declare_and_no_more()
    {
        await using var system = await DeployedSystem.DeployAsync(emulator, nativeAot: false);
        var orderPlaced = system.Shop.Resources.Values.Single(resource => resource.Type == "AWS::SNS::Topic").Ref;
        var shipOrder = system.Shop.QueueOf("Shop.Shipping.ShipmentScheduler").Arn;
        var stock = system.Shop.QueueOf("Shop.Stock.StockKeeper").Arn;

        var products = TableOf(system.Shop, "Shop.Catalog.Product");
        var orders = TableOf(system.Shop, "Shop.Orders.Order");

        AssertRoles(system.Shop, new()
        {
            ["Shop.Catalog.LabelPrinter"] = [$"dynamodb:GetItem {products}", $"dynamodb:Scan {products}"],
            ["Shop.Orders.Checkout"] = [$"sns:Publish {orderPlaced}"],
            ["Shop.Orders.FraudReview"] = [],
            ["Shop.Orders.OrderEndpoint"] =
            [
                $"dynamodb:GetItem {orders}", $"dynamodb:Scan {orders}", $"dynamodb:PutItem {orders}", $"dynamodb:DeleteItem {orders}",
                $"dynamodb:GetItem {products}", $"dynamodb:Scan {products}", $"sns:Publish {orderPlaced}",
            ],
            ["Shop.Orders.VatInvoice"] = [],
            ["Shop.Shipping.Dispatch"] = [$"sqs:SendMessage {shipOrder}"],
            ["Shop.Shipping.ShipmentScheduler"] = [],
            ["Shop.Stock.StockKeeper"] = [],
        });
        AssertRoles(system.Warehouse, new() { ["Warehouse.StockReservation"] = [$"sqs:SendMessage {stock}"] });
    }

    [Fact]
    public async Task A_services_roles_allow_what_its_classes_declare_and_no_more()
    {
        var environment = new StackEnvironment(emulator);
        var stack = await TemplateStack.DeployAsync(environment, "acme", GeneratedService.TemplateOf("acme", Service));
        var queueKey = stack.Of("AWS::KMS::Key", "Acme.Packer").Arn;
        var (seats, halls) = (TableOf(stack, "Acme.Seat"), TableOf(stack, "Acme.Hall"));

        AssertRoles(stack, new()
        {
            ["Acme.Plain"] = [],
            ["Acme.Packer"] =
            [
                $"sqs:SendMessage {stack.QueueOf("Acme.Desk").Arn}", $"sns:Publish {Topic(stack, fifo: false)}", $"sns:Publish {Topic(stack, fifo: true)}",
                $"kms:Decrypt {queueKey}",
            ],
            ["Acme.Desk"] = [$"s3:GetObject arn:aws:s3:::tickets-{environment.Name}/*", "dynamodb:GetItem arn:aws:dynamodb:us-east-1:000000000000:table/tickets"],
            ["Acme.Buyer"] = [$"sqs:SendMessage {stack.QueueOf("Acme.Packer").Arn}"],
            ["Acme.Labels"] = [],
            ["Acme.Usher"] =
            [
                $"dynamodb:GetItem {seats}", $"dynamodb:Query {seats}", $"dynamodb:Scan {seats}", $"dynamodb:PutItem {seats}", $"dynamodb:DeleteItem {seats}",
                $"dynamodb:GetItem {halls}", $"dynamodb:Scan {halls}",
            ],
            ["Acme.Counter"] = [$"dynamodb:GetItem {seats}", $"dynamodb:Query {seats}", $"dynamodb:Scan {seats}"],
        });
    }

    private static void AssertRoles(TemplateStack stack, Dictionary<string, string[]> declared)
    {
        Assert.Equal(declared.Keys.Order(), stack.Resources.Values.Where(IsFunctionRole).Select(role => role.Class!).Order());
        foreach (var (className, beside) in declared)
        {
            Assert.Equal(stack.Expected(className, beside), stack.PermissionsOf(className));
            Assert.Equal(
                """[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Sid":"LambdaAssumesRole"}]""",
                stack.RoleOf(className).Properties["AssumeRolePolicyDocument"]!["Statement"]!.ToJsonString());
        }
    }

    [Fact]
    public async Task A_tables_role_allows_what_its_methods_ask_of_DynamoDB_and_no_more()
    {
        var stack = await TemplateStack.DeployAsync(new StackEnvironment(emulator), "acme", GeneratedService.TemplateOf("acme", Service));

        Assert.Equal(["dynamodb:GetItem"], ActionsOf(stack, "Acme.Seat"));
        Assert.Equal(["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Scan"], ActionsOf(stack, "Acme.Hall"));
    }

    /// <summary>What API Gateway may do with a table, and with nothing else.</summary>
    private static IEnumerable<string> ActionsOf(TemplateStack stack, string table)
    {
        var role = stack.Resources.Values.Single(resource => resource.Type == "AWS::IAM::Role" && resource.LogicalId.EndsWith("TableRole", StringComparison.Ordinal) && resource.Class == table);
        Assert.Equal("apigateway.amazonaws.com", role.Properties["AssumeRolePolicyDocument"]!["Statement"]![0]!["Principal"]!["Service"]!.ToString());
        var statement = Assert.Single(Assert.Single(role.Properties["Policies"]!.AsArray())!["PolicyDocument"]!["Statement"]!.AsArray())!;
        Assert.Equal(TableOf(stack, table), statement["Resource"]!.ToString());
        return (statement["Action"] is System.Text.Json.Nodes.JsonArray actions ? actions.Select(action => action!.ToString()) : [statement["Action"]!.ToString()]).Order(StringComparer.Ordinal);
    }

    private static bool IsFunctionRole(PhysicalResource resource) => resource.Type == "AWS::IAM::Role" && resource.LogicalId.EndsWith("FunctionRole", StringComparison.Ordinal);

    private static string TableOf(TemplateStack stack, string item) => stack.Of("AWS::DynamoDB::Table", item).Arn;

    private static string Topic(TemplateStack stack, bool fifo)
        => stack.Resources.Values.Single(resource => resource.Type == "AWS::SNS::Topic" && resource.Ref.EndsWith(".fifo", StringComparison.Ordinal) == fifo).Ref;
}
