using System.Text.Json;

namespace ServerlessPatterns.Package.Tests;

/// <summary>Tables in projects that have the package and nothing else.</summary>
public class TablePackageTests(PackedPackage package)
{
    private const string Catalog = """
        using System;
        using System.Collections.Generic;
        using System.Net.Http;
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using System.Threading;
        using System.Threading.Tasks;
        using ServerlessPatterns;

        namespace Fresh;

        [CrudTable("products")]
        public sealed record Product([property: PartitionKey] string Id, decimal Price, IReadOnlyList<string> Tags);

        [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
        [JsonSerializable(typeof(Product))]
        public sealed partial class CatalogJson : JsonSerializerContext;

        public sealed class PriceList(HttpClient http)
        {
            private readonly ProductClient _products = new(http);

            public async Task RaiseAsync(string id, decimal by, CancellationToken cancellationToken)
            {
                if (await _products.GetAsync(id, cancellationToken) is { } product)
                {
                    await _products.ReplaceAsync(id, product with { Price = product.Price + by }, cancellationToken);
                }
            }
        }
        """;

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net10.0")]
    public async Task A_library_gets_a_template_a_document_and_a_client_that_needs_no_reflection(string framework)
    {
        using var project = new FreshProject(
            package,
            $"<TargetFramework>{framework}</TargetFramework><IsAotCompatible>true</IsAotCompatible><TreatWarningsAsErrors>true</TreatWarningsAsErrors>",
            Catalog);
        (await project.RunAsync("build")).Succeeded();

        // What IsAotCompatible checks with is the .NET SDK's own.
        Assert.Equal([$"ServerlessPatterns/{package.Version}"], project.RestoredLibraries().Where(name => !name.StartsWith("Microsoft.NET.ILLink.", StringComparison.Ordinal)));
        var types = project.Template($"bin/Debug/{framework}/Fresh.template.json").GetProperty("Resources").EnumerateObject().Select(resource => resource.Value.GetProperty("Type").GetString()).ToList();
        Assert.Contains("AWS::DynamoDB::Table", types);
        Assert.Contains("AWS::ApiGateway::RestApi", types);
        Assert.DoesNotContain("AWS::Lambda::Function", types);
        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(project.Files[$"bin/Debug/{framework}/Fresh.openapi.json"], TestContext.Current.CancellationToken));
        Assert.Equal(["/products", "/products/{id}"], document.RootElement.GetProperty("paths").EnumerateObject().Select(path => path.Name));
    }

    [Fact]
    public async Task Wrong_usage_is_reported_by_its_rule()
    {
        using var project = new FreshProject(
            package,
            "<TargetFramework>net10.0</TargetFramework>",
            """
            using ServerlessPatterns;

            [CrudTable("keyless")] public sealed record Keyless(string Name);
            [CrudTable("open")] public sealed record Open([property: PartitionKey] string Id, object Anything);
            """
        );
        var result = await project.RunAsync("build");
        Assert.Contains("error SLP0037: 'Keyless' has no partition key", result.Output, StringComparison.Ordinal);
        Assert.Contains("error SLP0036: 'Open.Anything' has the type 'object'", result.Output, StringComparison.Ordinal);
    }
}
