using Microsoft.CodeAnalysis;
using ServerlessPatterns.Analyzers.Tests.Driver;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

public sealed class SharedStoreTests
{
    private const string Service = """[assembly: ServerlessService("shop")]""";
    private const string Template = """[assembly: ServerlessPatterns.Hosting.CloudFormationTemplate("{}")]""";

    private const string Shop =
        Service + "\n" + Template + "\n" +
        """
        namespace Acme.Shop
        {
            [CrudTable] public sealed class Product { [PartitionKey] public string Id { get; set; } = ""; }
            [Amazon.DynamoDBv2.DataModel.DynamoDBTable("Stock")] public sealed class Stock { public string Id { get; set; } = ""; }
            public sealed class Plain { public string Id { get; set; } = ""; }
            public static class Names
            {
                public const string Table = "stock";
                public static readonly string Queue = "https://sqs.eu-west-1.amazonaws.com/123456789012/orders";
                public static string Bucket { get; } = "labels";
                public static string Of(string name) => name;
            }
        }
        """;

    [Theory]
    [InlineData("context.LoadAsync<Product>(id)", "Product")]
    [InlineData("context.SaveAsync(new Product { Id = id })", "Product")]
    [InlineData("context.ScanAsync<Product>([]).GetRemainingAsync()", "Product")]
    [InlineData("context.DeleteAsync<Stock>(id)", "Stock")]
    public void Another_service_s_table_is_told(string call, string item)
        => RuleTest.Flags(
            "SLP1024",
            $"'Report.Run' uses the table of '{item}' of the service shop directly, so that neither can change it alone; ask that service by its API, or take the data from its messages",
            Report(item == "Product" && call.Contains("Scan", StringComparison.Ordinal) ? call.Replace("context.ScanAsync<Product>([])", "[|context.ScanAsync<Product>([])|]", StringComparison.Ordinal) : $"[|{call}|]"),
            WithShop());

    [Theory]
    [InlineData("context.LoadAsync<Own>(id)")]
    [InlineData("context.LoadAsync<Plain>(id)")]
    [InlineData("Task.FromResult(new Product { Id = id })")]
    [InlineData("Task.FromResult(new List<Product>().Where(product => product.Id == id).ToList())")]
    [InlineData("Task.FromResult(System.Text.Json.JsonSerializer.Deserialize<Product>(id))")]
    public void Its_own_table_and_the_type_alone_are_fine(string call) => RuleTest.Allows("SLP1024", Report(call), WithShop());

    [Theory]
    [InlineData("client.GetItemAsync([|Names.Table|], new())", "table 'Names.Table'")]
    [InlineData("client.PutItemAsync(new PutItemRequest { TableName = [|Names.Table|] })", "table 'Names.Table'")]
    [InlineData("client.TransactWriteItemsAsync(new() { TransactItems = [new() { Put = new() { TableName = [|Acme.Shop.Names.Table|] } }] })", "table 'Names.Table'")]
    [InlineData("context.ScanAsync<Own>([], new ScanConfig { OverrideTableName = [|Names.Table|] }).GetRemainingAsync()", "table 'Names.Table'")]
    [InlineData("s3.GetObjectAsync([|Names.Bucket|], id)", "bucket 'Names.Bucket'")]
    [InlineData("s3.PutObjectAsync(new PutObjectRequest { BucketName = [|Names.Bucket|], Key = id })", "bucket 'Names.Bucket'")]
    [InlineData("s3.CopyObjectAsync(new CopyObjectRequest { SourceBucket = [|Names.Bucket|], DestinationBucket = id })", "bucket 'Names.Bucket'")]
    [InlineData("sqs.ReceiveMessageAsync([|Names.Queue|])", "queue 'Names.Queue'")]
    [InlineData("sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = [|Names.Queue|] })", "queue 'Names.Queue'")]
    [InlineData("sqs.DeleteMessageBatchAsync(new DeleteMessageBatchRequest { QueueUrl = [|Names.Queue|] })", "queue 'Names.Queue'")]
    [InlineData("sqs.PurgeQueueAsync([|Names.Queue|])", "queue 'Names.Queue'")]
    public void So_is_a_table_bucket_or_queue_that_the_service_names(string call, string store)
    {
        var message = $"'Report.Run' uses the {store} of the service shop directly, so that neither can change it alone; ask that service by its API, or take the data from its messages";

        RuleTest.Flags("SLP1024", message, Report(call), WithShop());
        RuleTest.Flags("SLP1024", message, Report(call), WithShop(Shop.Replace(Template, "", StringComparison.Ordinal)));
        RuleTest.Flags("SLP1024", message.Replace("shop", "Acme.Shop", StringComparison.Ordinal), Report(call), WithShop(Shop.Replace(Service, "", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("client.GetItemAsync(OwnNames.Table, new())")]
    [InlineData("client.GetItemAsync(id, new())")]
    [InlineData("client.GetItemAsync(\"stock\", new())")]
    [InlineData("client.GetItemAsync(Names.Of(Names.Table), new())")]
    [InlineData("client.GetItemAsync(Environment.GetEnvironmentVariable(Names.Table), new())")]
    [InlineData("client.GetItemAsync(new GetItemRequest { TableName = id, ProjectionExpression = Names.Table })")]
    [InlineData("s3.GetObjectAsync(id, Names.Bucket)")]
    [InlineData("sqs.SendMessageAsync(Names.Queue, id)")]
    [InlineData("sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Names.Queue, MessageBody = id })")]
    [InlineData("sqs.GetQueueAttributesAsync(Names.Queue, [])")]
    [InlineData("sqs.DeleteMessageAsync(id, Names.Queue)")]
    [InlineData("Task.FromResult(new Request { TableName = Names.Table, BucketName = Names.Bucket, QueueUrl = Names.Queue })")]
    public void A_queue_may_be_sent_to_and_what_is_not_seen_is_allowed(string call) => RuleTest.Allows("SLP1024", Report(call), WithShop());

    [Fact]
    public void Names_of_a_library_that_is_no_service_are_anybody_s()
        => RuleTest.Allows("SLP1024", Report("client.GetItemAsync(Names.Table, new())"), WithShop(Shop.Replace(Template, "", StringComparison.Ordinal).Replace(Service, "", StringComparison.Ordinal)));

    [Theory]
    [InlineData("client.GetItemAsync(Names.Table, new())")]
    [InlineData("context.LoadAsync<Stock>(id)")]
    public void A_project_of_the_same_service_is_no_other(string call) => RuleTest.Allows("SLP1024", Report(call).Replace("[CrudTable]", Service + "\n[CrudTable]", StringComparison.Ordinal), WithShop());

    [Fact]
    public void A_package_needs_a_template_to_be_a_service()
    {
        RuleTest.Allows("SLP1024", Report("client.GetItemAsync(Names.Table, new())"), WithPackage(Shop.Replace(Template, "", StringComparison.Ordinal)));
        Assert.Single(RuleTest.Analyze(WithPackage(Shop)(new AnalyzedProject(Report("client.GetItemAsync(Names.Table, new())")))), told => told.Id == "SLP1024");
    }

    [Fact]
    public void A_project_without_a_service_shares_its_types_as_it_likes()
        => RuleTest.Allows("SLP1024", Report("context.DeleteAsync<Stock>(id)"), WithShop(Shop.Replace(Template, "", StringComparison.Ordinal)));

    [Fact]
    public void A_test_may_look_into_the_table()
        => RuleTest.Allows("SLP1024", Report("context.LoadAsync<Product>(id)"), project => WithShop()(project) is var with ? with with { OtherReferences = [.. with.OtherReferences, MetadataReference.CreateFromFile(typeof(FactAttribute).Assembly.Location)] } : project);

    private static Func<AnalyzedProject, AnalyzedProject> WithShop(string source = Shop)
        => project => project with { OtherReferences = [new AnalyzedProject(source) { AssemblyName = "Acme.Shop" }.Compile().ToMetadataReference()] };

    private static Func<AnalyzedProject, AnalyzedProject> WithPackage(string source)
    {
        using var image = new MemoryStream();
        Assert.True(new AnalyzedProject(source) { AssemblyName = "Acme.Shop" }.Compile().Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        var reference = MetadataReference.CreateFromImage(image.ToArray(), filePath: "/home/me/.nuget/packages/acme.shop/1.0.0/lib/net10.0/Acme.Shop.dll");
        return project => project with { OtherReferences = [reference] };
    }

    private static string Report(string call)
        => $$"""
        using Acme.Shop;
        using Amazon.DynamoDBv2;
        using Amazon.DynamoDBv2.DataModel;
        using Amazon.DynamoDBv2.Model;
        using Amazon.S3;
        using Amazon.S3.Model;
        using Amazon.SQS;
        using Amazon.SQS.Model;
        [CrudTable] public sealed class Own { [PartitionKey] public string Id { get; set; } = ""; }
        public static class OwnNames { public const string Table = "own"; }
        public sealed class Request { public string? TableName { get; set; } public string? BucketName { get; set; } public string? QueueUrl { get; set; } }
        public sealed class Report(IDynamoDBContext context, IAmazonDynamoDB client, IAmazonS3 s3, IAmazonSQS sqs) { public Task Run(string id) { _ = (context, client, s3, sqs); return {{call}}; } }
        """;
}
