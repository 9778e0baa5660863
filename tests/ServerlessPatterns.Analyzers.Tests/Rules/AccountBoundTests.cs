using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ServerlessPatterns.Analyzers.Tests.Driver;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

public sealed class AccountBoundTests
{
    [Theory]
    [InlineData("var url = [|\"https://sqs.eu-west-1.amazonaws.com/390847261502/orders\"|]; Use(url);", "queue URL 'https://sqs.eu-west-1.amazonaws.com/390847261502/orders'")]
    [InlineData("Use([|\"https://eu-west-1.queue.amazonaws.com/390847261502/orders\"|]);", "queue URL 'https://eu-west-1.queue.amazonaws.com/390847261502/orders'")]
    [InlineData("const string Arn = [|\"arn:aws:sns:eu-west-1:390847261502:paid\"|]; Use(Arn);", "ARN 'arn:aws:sns:eu-west-1:390847261502:paid'")]
    [InlineData("Use([|\"arn:aws-cn:dynamodb:cn-north-1:390847261502:table/orders\"|]);", "ARN 'arn:aws-cn:dynamodb:cn-north-1:390847261502:table/orders'")]
    [InlineData("Use([|\"arn:aws:iam::390847261502:role/shipping\"|]);", "ARN 'arn:aws:iam::390847261502:role/shipping'")]
    [InlineData("Use($\"[|arn:aws:sqs:eu-west-1:390847261502:|]{Name}\");", "ARN 'arn:aws:sqs:eu-west-1:390847261502:'")]
    public void A_text_of_one_account_is_told(string statements, string what)
        => RuleTest.Flags("SLP1021", $"The {what} is written into the code, and holds in one account only; read it from an environment variable", Program(statements));

    [Theory]
    [InlineData("var c = new AmazonSQSClient([|\"AKIAQ7YV3TN5WMK2PDLR\"|], Name);", "An access key id")]
    [InlineData("var c = new AmazonSQSClient(Name, [|\"qL8vX2nR5tY9wB3kM7pD1sF6hJ4gZ0cV+aE/uIoT\"|]);", "A secret access key")]
    [InlineData("const string Secret = \"qL8vX2nR5tY9wB3kM7pD1sF6hJ4gZ0cV+aE/uIoT\"; var c = new Amazon.Runtime.BasicAWSCredentials(Name, [|Secret|]);", "A secret access key")]
    public void A_credential_is_told_and_not_repeated(string statements, string what)
        => RuleTest.Flags("SLP1021", $"{what} is written into the code, and whoever has the code has it; leave credentials to the SDK, which has those of the function's role", Program(statements));

    [Theory]
    [InlineData("var c = new AmazonSQSClient([|RegionEndpoint.EUWest1|]);", "The region 'EUWest1' of AmazonSQSClient")]
    [InlineData("var c = new AmazonSQSClient([|RegionEndpoint.GetBySystemName(\"eu-west-1\")|]);", "The region 'eu-west-1' of AmazonSQSClient")]
    [InlineData("var c = new AmazonSQSClient(new AmazonSQSConfig { RegionEndpoint = [|RegionEndpoint.EUWest1|] });", "The region 'EUWest1' of AmazonSQSConfig")]
    public void A_client_of_one_region_is_told(string statements, string what)
        => RuleTest.Flags("SLP1021", $"{what} is written into the code, and holds for one deployment only; leave it out, so that the client takes the function's own region", Program(statements));

    [Theory]
    // Of no one account, or everybody's.
    [InlineData("Use(\"arn:aws:s3:::invoices/*\"); Use(\"arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole\"); Use(\"arn:aws:sqs:*:*:orders\");")]
    [InlineData("Use(\"arn:aws:lambda:eu-west-1:580247275435:layer:LambdaInsightsExtension:38\");")]
    [InlineData("Use(\"arn:aws:sns:us-east-1:806199016981:AmazonIpSpaceChanged\");")]
    // Documentation's and emulators'.
    [InlineData("Use(\"arn:aws:sqs:us-west-2:123456789012:my-queue\"); Use(\"https://sqs.us-east-1.amazonaws.com/111122223333/q\"); Use(\"arn:aws:sqs:us-east-1:000000000000:test\");")]
    [InlineData("var c = new AmazonSQSClient(\"AKIAIOSFODNN7EXAMPLE\", \"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\");")]
    [InlineData("var c = new AmazonSQSClient(\"test\", \"test\", new AmazonSQSConfig { ServiceURL = \"http://localhost:4566\", RegionEndpoint = RegionEndpoint.USEast1 });")]
    // Other texts.
    [InlineData("Use(\"https://sqs.eu-west-1.amazonaws.com\"); Use(\"https://example.com/390847261502/orders\"); Use(\"arn:aws:sqs:{0}:{1}:{2}\"); Use(\"A simple sentence of some length.\");")]
    [InlineData("Use(\"da39a3ee5e6b4b0d3255bfef95601890afd80709\"); Hash(secretHash: \"qL8vX2nR5tY9wB3kM7pD1sF6hJ4gZ0cV+aE/uIoT\");")]
    // What is read.
    [InlineData("Use(Environment.GetEnvironmentVariable(\"QUEUE_URL\")!);")]
    [InlineData("Use(Environment.GetEnvironmentVariable(\"QUEUE_URL\") ?? \"https://sqs.eu-west-1.amazonaws.com/390847261502/orders\");")]
    [InlineData("Use($\"arn:aws:sqs:{Name}:{Name}:orders\");")]
    [InlineData("var region = RegionEndpoint.GetBySystemName(Environment.GetEnvironmentVariable(\"AWS_REGION\")); var c = new AmazonSQSClient(region);")]
    [InlineData("var c = new AmazonSQSClient(); Use(c.Config.RegionEndpoint == RegionEndpoint.USEast1 ? \"\" : \"eu\");")]
    public void Texts_of_no_account_and_settings_are_not(string statements)
        => RuleTest.Allows("SLP1021", Program(statements));

    [Fact]
    public void An_attribute_cannot_read_the_environment()
        => RuleTest.Allows("SLP1021", """
            using Amazon.Lambda.Annotations.SQS;
            public sealed class Functions { [SQSEvent("arn:aws:sqs:eu-west-1:390847261502:orders")] public void Handle(string order) { } }
            """);

    [Fact]
    public void A_service_that_is_in_some_regions_only_is_called_where_it_is()
        => RuleTest.Allows(
            "SLP1021",
            """
            using Amazon;
            namespace Amazon.CostExplorer { public class AmazonCostExplorerClient(RegionEndpoint region) : Amazon.SQS.AmazonSQSClient(region); }
            public sealed class Costs { public object Client { get; } = new Amazon.CostExplorer.AmazonCostExplorerClient(RegionEndpoint.USEast1); }
            """);

    [Theory]
    [InlineData("xunit.v3.core")]
    [InlineData("nunit.framework")]
    [InlineData("Amazon.CDK.Lib")]
    public void Tests_and_infrastructure_have_them_by_right(string reference)
        => RuleTest.Allows(
            "SLP1021",
            Program("Use(\"arn:aws:sns:eu-west-1:390847261502:paid\"); var c = new AmazonSQSClient(RegionEndpoint.EUWest1);"),
            project => project with { OtherReferences = [CSharpCompilation.Create(reference, references: Libraries.Framework, options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).ToMetadataReference()] });

    [Fact]
    public void A_program_that_is_no_function_may_have_a_region()
        => RuleTest.AllowsWholly(Program("var c = new AmazonSQSClient(RegionEndpoint.EUWest1);"), project => project with { HasLambda = false, HasOurs = false });

    [Fact]
    public void Without_AWS_nothing_starts()
        => RuleTest.AllowsWholly("""public sealed class Text { public string Arn => "arn:aws:sns:eu-west-1:390847261502:paid"; }""", project => project with { HasLambda = false, HasOurs = false, HasAwsSdk = false });

    private static string Program(string statements) => $$"""
        using Amazon;
        using Amazon.SQS;
        public sealed class Program
        {
            public string Name { get; set; } = "";
            public void Run() { {{statements}} }
            private static void Use(string text) { }
            private static void Hash(string secretHash) { }
        }
        """;
}
