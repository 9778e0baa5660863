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
        """;

    [Fact]
    public async Task The_samples_roles_allow_what_their_classes_declare_and_no_more()
    {
        await using var system = await DeployedSystem.DeployAsync(emulator, nativeAot: false);
        var orderPlaced = system.Shop.Resources.Values.Single(resource => resource.Type == "AWS::SNS::Topic").Ref;
        var shipOrder = system.Shop.QueueOf("Shop.Shipping.ShipmentScheduler").Arn;
        var stock = system.Shop.QueueOf("Shop.Stock.StockKeeper").Arn;

        AssertRoles(system.Shop, new()
        {
            ["Shop.Orders.Checkout"] = [$"sns:Publish {orderPlaced}"],
            ["Shop.Orders.FraudReview"] = [],
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
        });
    }

    private static void AssertRoles(TemplateStack stack, Dictionary<string, string[]> declared)
    {
        Assert.Equal(declared.Keys.Order(), stack.Resources.Values.Where(resource => resource.Type == "AWS::IAM::Role").Select(role => role.Class!).Order());
        foreach (var (className, beside) in declared)
        {
            Assert.Equal(stack.Expected(className, beside), stack.PermissionsOf(className));
            Assert.Equal(
                """[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Sid":"LambdaAssumesRole"}]""",
                stack.RoleOf(className).Properties["AssumeRolePolicyDocument"]!["Statement"]!.ToJsonString());
        }
    }

    private static string Topic(TemplateStack stack, bool fifo)
        => stack.Resources.Values.Single(resource => resource.Type == "AWS::SNS::Topic" && resource.Ref.EndsWith(".fifo", StringComparison.Ordinal) == fifo).Ref;
}
