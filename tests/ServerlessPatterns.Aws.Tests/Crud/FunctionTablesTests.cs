using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Microsoft.Extensions.DependencyInjection;
using ServerlessPatterns.Aws.Hosting;
using ServerlessPatterns.Aws.Tests.Emulators;

namespace ServerlessPatterns.Aws.Tests.Crud;

/// <summary>Tables of functions, as generated code asks for them.</summary>
public sealed class FunctionTablesTests
{
    private const string Variable = "SERVERLESS_PATTERNS_TABLE_SPECIMENS";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_table_has_the_name_that_the_environment_says_and_the_containers_client()
    {
        Environment.SetEnvironmentVariable(Variable, "stack-SpecimenTable-1X2Y");
        await using var service = ScriptedService.Start(ScriptedAnswer.Text(200, "{}", "application/x-amz-json-1.0"));
        var services = new ServiceCollection();
        services.AddSingleton<IAmazonDynamoDB>(new AmazonDynamoDBClient(new BasicAWSCredentials("test", "test"), new AmazonDynamoDBConfig { ServiceURL = service.Url, AuthenticationRegion = "eu-west-1" }));
        FunctionTables.AddTable(services, Variable, () => SpecimenJson.Default.Specimen, () => SpecimenTable.Definition);
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<ITable<Specimen>>().GetAsync("s-1", cancellationToken: Cancellation);

        Assert.Contains("\"stack-SpecimenTable-1X2Y\"", System.Text.Encoding.UTF8.GetString(Assert.Single(service.Calls).Body), StringComparison.Ordinal);
        Assert.Same(provider.GetRequiredService<ITable<Specimen>>(), provider.GetRequiredService<IReadOnlyTable<Specimen>>());
    }

    [Fact]
    public void A_table_that_is_only_read_cannot_be_written_by_a_cast()
    {
        Environment.SetEnvironmentVariable(Variable, "stack-SpecimenTable-1X2Y");
        var services = new ServiceCollection();
        FunctionTables.AddReadOnlyTable(services, Variable, () => SpecimenJson.Default.Specimen, () => SpecimenTable.Definition);
        using var provider = services.BuildServiceProvider();

        Assert.IsNotType<ITable<Specimen>>(provider.GetRequiredService<IReadOnlyTable<Specimen>>(), exactMatch: false);
        Assert.Null(provider.GetService<ITable<Specimen>>());
    }

    [Fact]
    public void A_function_that_does_not_declare_a_table_has_none()
    {
        var table = Assert.Throws<InvalidOperationException>(() => FunctionTables.Table("SERVERLESS_PATTERNS_TABLE_NOWHERE", SpecimenJson.Default.Specimen, SpecimenTable.Definition));
        var readOnly = Assert.Throws<InvalidOperationException>(() => FunctionTables.ReadOnlyTable("SERVERLESS_PATTERNS_TABLE_NOWHERE", SpecimenJson.Default.Specimen, SpecimenTable.Definition));

        Assert.Contains("SERVERLESS_PATTERNS_TABLE_NOWHERE", table.Message, StringComparison.Ordinal);
        Assert.Contains(" ITable<Specimen> in its constructor", table.Message, StringComparison.Ordinal);
        Assert.Contains(" IReadOnlyTable<Specimen> in its constructor", readOnly.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("arn:aws:dynamodb:eu-west-1:123456789012:table/specimens")]
    [InlineData("https://example.com")]
    public void A_name_that_is_none_names_its_variable(string name)
    {
        Environment.SetEnvironmentVariable("SERVERLESS_PATTERNS_TABLE_WRONG", name);

        var exception = Assert.Throws<InvalidOperationException>(() => FunctionTables.Table("SERVERLESS_PATTERNS_TABLE_WRONG", SpecimenJson.Default.Specimen, SpecimenTable.Definition));

        Assert.Contains("SERVERLESS_PATTERNS_TABLE_WRONG", exception.Message, StringComparison.Ordinal);
        Assert.IsType<ArgumentException>(exception.InnerException);
    }

    [Fact]
    public void A_table_that_nobody_declares_says_how_to()
    {
        var services = new ServiceCollection();
        FunctionSenders.AddUndeclared(services);
        using var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true });

        var table = Assert.Throws<InvalidOperationException>(provider.GetRequiredService<ITable<Specimen>>);
        var readOnly = Assert.Throws<InvalidOperationException>(provider.GetRequiredService<IReadOnlyTable<Specimen>>);

        Assert.Contains("Take ITable<Specimen> in the constructor", table.Message, StringComparison.Ordinal);
        Assert.Contains("Take IReadOnlyTable<Specimen> in the constructor", readOnly.Message, StringComparison.Ordinal);
    }
}
