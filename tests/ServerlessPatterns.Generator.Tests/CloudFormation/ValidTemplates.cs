using ServerlessPatterns.Generator.Crud;
using ServerlessPatterns.Generator.Crud.Items;
using ServerlessPatterns.Generator.FanOut;
using ServerlessPatterns.Generator.Filters;
using ServerlessPatterns.Generator.Queue;
using ServerlessPatterns.Generator.Sending;
using ServerlessPatterns.Generator.Service;
using ServerlessPatterns.Generator.Text;
using static ServerlessPatterns.Generator.Tests.CloudFormation.Models;

namespace ServerlessPatterns.Generator.Tests.CloudFormation;

/// <summary>Services of every kind whose templates validators must find nothing in.</summary>
internal static class ValidTemplates
{
    public static readonly IReadOnlyDictionary<string, ServiceModel> All = new SortedDictionary<string, ServiceModel>(StringComparer.Ordinal)
    {
        ["standard-queue"] = ServiceOf(Consumer()),
        ["fifo-queue"] = ServiceOf(Consumer() with { Fifo = true }),
        ["customer-managed-key"] = ServiceOf(Consumer() with { CustomerManagedKey = true }, Consumer("Packer", "pack") with { CustomerManagedKey = true, Fifo = true }),
        ["least-of-everything"] = ServiceOf(Extreme(timeout: 1, memory: 128, reserved: 0) with { BatchSize = 1, RetentionDays = 1 }),
        ["most-of-everything"] = ServiceOf(Extreme(timeout: 900, memory: 10240, reserved: 1000) with
        {
            BatchSize = 10000,
            MaximumBatchingWindowSeconds = 300,
            MaximumConcurrency = 1000,
            MaxReceiveCount = 1000,
            RetentionDays = 14,
        }),
        ["filters"] = ServiceOf(Consumer() with { Filter = Filters() }),
        ["class-library-net8"] = ServiceOf(Consumer(), Consumer("Orders.Packer", "pack")).ClassLibrary() with { Build = Net10 with { TargetFramework = "net8.0" } },
        ["class-library-net10"] = ServiceOf(Consumer()).ClassLibrary(),
        ["executable-x64"] = ServiceOf(Consumer()) with { Build = Net10 with { RuntimeIdentifier = "linux-x64" } },
        ["native-aot"] = ServiceOf(Consumer(), Consumer("Packer", "pack")) with { Build = NativeAot },
        ["one-name-in-two-namespaces"] = ServiceOf(Consumer("Writer", "a"), Consumer("Writer", "b", "Acme.Shipping"), Consumer("Writer", "c", "")),
        ["ids-that-would-meet"] = ServiceOf(Consumer("Order", "order"), Consumer("OrderDeadLetter", "order_"), Consumer("Order_", "order-")),
        ["other-scripts"] = ServiceOf(Consumer("Größe", "a"), Consumer("Заказ", "b", "Компания"), Consumer("注文", "c")),
        ["allowed-actions"] = ServiceOf(Consumer()
            .Allowing("s3:GetObject", "arn:${AWS::Partition}:s3:::invoices-${AWS::AccountId}/*")
            .Allowing("dynamodb:PutItem", "arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/invoices-${Environment}")
            .Allowing("s3:List*", "arn:aws:s3:::invoices")
            .Allowing("bedrock:InvokeModel", "*")),
        ["topic"] = ServiceOf().Owning(Topic()),
        ["topics"] = ServiceOf().Owning(Topic(), Topic("OrderPaid", "order-paid") with { Fifo = true, ContentBasedDeduplication = true }),
        ["fan-out"] = ServiceOf(
            Consumer(queue: "invoice-writer").Of(Topic()) with { Filter = Filters() },
            Consumer("Packer", "packer").Of(Topic()) with { CustomerManagedKey = true, Filter = Filters() },
            Consumer("Auditor", "audit")).Owning(Topic()),
        ["fan-out-fifo"] = ServiceOf(
            Consumer(queue: "invoice-writer").Of(Topic() with { Fifo = true }),
            Consumer("Packer", "packer").Of(Topic() with { Fifo = true }) with { Fifo = false, CustomerManagedKey = true }).Owning(Topic() with { Fifo = true }),
        ["topic-of-another-service"] = ServiceOf(
            Consumer(queue: "invoice-writer").Of(Topic(), "shop") with { CustomerManagedKey = true, Filter = Filters() },
            Consumer("Packer", "packer").Of(Topic() with { Name = "order-paid", Fifo = true }, "shop")),
        ["topics-whose-ids-would-meet"] = ServiceOf(Consumer("OrderPlaced", "a").Of(Topic()), Consumer("OrderPlacedTopic", "b"), Consumer("OrderPlacedSubscription", "c"))
            .Owning(Topic(), Topic("OrderPlaced", "order_placed", "Acme.Other"), Topic("Order_Placed", "OrderPlaced")),
        ["senders"] = ServiceOf(
            Consumer().Sending(SenderKind.Queue, "pack").Sending(SenderKind.Queue, "ship-order").Sending(SenderKind.Topic, "paid").Sending(SenderKind.Topic, "order-placed"),
            Consumer("Packer", "pack").Sending(SenderKind.Queue, "Odd__Name").Sending(SenderKind.Queue, "order-placed")).Owning(new TopicModel(Class("Paid"), "paid", Fifo: false, ContentBasedDeduplication: false)),
        ["senders-class-library"] = ServiceOf(Consumer().Sending(SenderKind.Queue, "ship-order").Sending(SenderKind.Topic, "paid")).ClassLibrary(),
        ["table"] = ServiceOf().With(Table()),
        ["table-for-functions-alone"] = ServiceOf().With(Table() with { Operations = TableOperations.None }),
        ["table-with-sort-key"] = ServiceOf().With(Table() with
        {
            SortKey = new TableKeyModel("line", "Line", "int", ItemShape.Scalar(ItemShapeKind.Number, new ValueRules { IsInteger = true }), "line"),
            Members = Table().Members.Append(new ItemMember("line", ItemShape.Scalar(ItemShapeKind.Number, new ValueRules { IsInteger = true }), true)).ToEquatableArray(),
            TimeToLive = "line",
            DeletionProtection = false,
        }),
        ["tables-of-every-authorization"] = ServiceOf().With(
            Table("Product", "shop/products") with { CorsOrigins = new EquatableArray<string>(["https://shop.example"]) },
            Table("Order", "shop/orders") with { Authorization = TableAuthorization.Cognito, CorsOrigins = new EquatableArray<string>(["https://a.example", "https://b.example"]) },
            Table("Price", "prices") with { Authorization = TableAuthorization.ApiKey, Operations = TableOperations.Read | TableOperations.List },
            Table("Note", "notes") with { Authorization = TableAuthorization.None, AllowUnknownMembers = true, IsKeyGenerated = true, CorsOrigins = new EquatableArray<string>(["*"]) }),
        ["target"] = ServiceOf().Behind(Target()),
        ["targets-in-every-shape"] = ServiceOf().Behind(
            Target() with { HealthCheckPath = "/orders/health" },
            Target("Invoices", "/invoices", 20) with { Host = "*.shop.example" },
            Target("Everything", "/*", 50000) with { Host = "shop.example", HealthCheckPath = "/" }),
        ["target-class-library-net8"] = ServiceOf().Behind(Target(), Target("Api.Invoices", "/invoices/*", 1)).ClassLibrary() with { Build = Net10 with { TargetFramework = "net8.0" } },
        ["target-native-aot"] = ServiceOf().Behind(Target()) with { Build = NativeAot },
        ["targets-beside-all-else"] = ServiceOf(Consumer(), Consumer("Packer", "packer").Of(Topic())).Owning(Topic()).With(Table()).Behind(Target(), Target("Invoices", "/invoices/*", 20)),
        ["targets-whose-ids-would-meet"] = ServiceOf(Consumer("Order", "order"), Consumer("LoadBalancer", "balance")).Behind(
            Target("Order", "/a", 1, "Acme.Other"),
            Target("OrderTarget", "/b", 2),
            Target("LoadBalancer", "/c", 3, ""),
            Target("LoadBalancerSecurity", "/d", 4),
            Target("Größe", "/e", 5)),
        ["as-many-as-fit"] = ServiceOf([.. Enumerable.Range(0, ServiceTemplate.MaximumResources / ServiceTemplate.CountResources(ServiceOf(Consumer()))).Select(i => Consumer("Writer" + i, "order-" + i))]),
    };

    private static QueueConsumerModel Extreme(int timeout, int memory, int reserved)
    {
        var consumer = Consumer();
        return consumer with { Function = consumer.Function with { TimeoutSeconds = timeout, MemoryMegabytes = memory, ReservedConcurrency = reserved } };
    }

    private static EquatableArray<FilterCondition> Filters() => new(
    [
        Condition("country", FilterOperator.EqualTo, "\"UK\"", "\"IE\"", "null"),
        Condition("address.city", FilterOperator.Prefix, "\"Größ\""),
        Condition("reference", FilterOperator.AnythingBut, "\"test\"", "\"\\\"quoted\\\"\""),
        Condition("total", FilterOperator.AtLeast, "10.50"),
        Condition("coupon", FilterOperator.Exists, "false"),
    ]);
}
