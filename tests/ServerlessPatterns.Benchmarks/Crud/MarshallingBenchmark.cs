using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.DataModel;
using Amazon.DynamoDBv2.DocumentModel;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using ServerlessPatterns.Aws;
using ServerlessPatterns.Aws.Hosting;

namespace ServerlessPatterns.Benchmarks.Crud;

/// <summary>An item of twelve members to DynamoDB's attributes and back: ours beside the SDK's object persistence model.</summary>
[MemoryDiagnoser]
[MinColumn]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class MarshallingBenchmark : IDisposable
{
    private const string Write = "to attributes";
    private const string Read = "from attributes";

    private readonly CatalogItem _item = new()
    {
        Id = "p-0001234",
        Name = "Kettle \"Steam\"",
        Description = "Boils a litre of water in two minutes, and says so. With a lid that stays closed, and a handle that stays cool.",
        Price = 49.90m,
        Stock = 120,
        Weight = 1.25,
        AddedAt = new DateTime(2026, 11, 25, 10, 0, 0, DateTimeKind.Utc),
        Category = CatalogCategory.Kitchen,
        Tags = ["kitchen", "steel", "1 litre", "new"],
        Labels = new() { ["origin"] = "IE", ["warranty"] = "24 months", ["colour"] = "grün" },
        Dimensions = new() { Width = 210, Height = 260, Depth = 180 },
    };

    private readonly AmazonDynamoDBClient _client;
    private readonly DynamoDBContext _context;
    private readonly ItemMarshaller<CatalogItem> _marshaller;
    private readonly Dictionary<string, AttributeValue> _theirs;
    private readonly Dictionary<string, AttributeValue> _ours;

    /// <summary>Prepares both, and checks that each reads what it wrote.</summary>
    public MarshallingBenchmark()
    {
        _client = new AmazonDynamoDBClient(new BasicAWSCredentials("test", "test"), new AmazonDynamoDBConfig { ServiceURL = "http://127.0.0.1:1", AuthenticationRegion = "eu-west-1" });
        _context = new DynamoDBContextBuilder().WithDynamoDBClient(() => _client)
            .ConfigureContext(config => (config.Conversion, config.DisableFetchingTableMetadata) = (DynamoDBEntryConversion.V2, true)).Build();
        _marshaller = new ItemMarshaller<CatalogItem>(Definition(), CatalogJson.Default.CatalogItem);
        _theirs = ObjectPersistenceModelToAttributes();
        _ours = OursToAttributes();
        if (!Json(_item).SequenceEqual(Json(ObjectPersistenceModelFromAttributes())) || !Json(_item).SequenceEqual(Json(OursFromAttributes())) || _theirs.Count != _ours.Count)
        {
            throw new InvalidOperationException("What was written is not what is read.");
        }
    }

    /// <summary>The SDK's, to attributes.</summary>
    /// <returns>The attributes.</returns>
    [Benchmark(Baseline = true)]
    [BenchmarkCategory(Write)]
    public Dictionary<string, AttributeValue> ObjectPersistenceModelToAttributes() => _context.ToDocument(_item).ToAttributeMap(DynamoDBEntryConversion.V2);

    /// <summary>Ours, to attributes.</summary>
    /// <returns>The attributes.</returns>
    [Benchmark]
    [BenchmarkCategory(Write)]
    public Dictionary<string, AttributeValue> OursToAttributes() => _marshaller.ToAttributes(_item, "item");

    /// <summary>The SDK's, from attributes.</summary>
    /// <returns>The item.</returns>
    [Benchmark(Baseline = true)]
    [BenchmarkCategory(Read)]
    public CatalogItem ObjectPersistenceModelFromAttributes() => _context.FromDocument<CatalogItem>(Document.FromAttributeMap(_theirs));

    /// <summary>Ours, from attributes.</summary>
    /// <returns>The item.</returns>
    [Benchmark]
    [BenchmarkCategory(Read)]
    public CatalogItem OursFromAttributes() => _marshaller.ToItem(_ours);

    /// <summary>Ends the client.</summary>
    public void Dispose()
    {
        GC.SuppressFinalize(this);
        _context.Dispose();
        _client.Dispose();
    }

    private static byte[] Json(CatalogItem item) => JsonSerializer.SerializeToUtf8Bytes(item, CatalogJson.Default.CatalogItem);

    private static TableDefinition Definition()
    {
        var dimensions = TableShape.Record(new TableMember("width", TableShape.Number), new TableMember("height", TableShape.Number), new TableMember("depth", TableShape.Number));
        var item = TableShape.Record(
            new TableMember("id", TableShape.Text),
            new TableMember("name", TableShape.Text),
            new TableMember("description", TableShape.Text),
            new TableMember("price", TableShape.Number),
            new TableMember("stock", TableShape.Number),
            new TableMember("discontinued", TableShape.Boolean),
            new TableMember("weight", TableShape.Number),
            new TableMember("addedAt", TableShape.Text),
            new TableMember("category", TableShape.Number),
            new TableMember("tags", TableShape.List(TableShape.Text)),
            new TableMember("labels", TableShape.Map(TableShape.Text)),
            new TableMember("dimensions", dimensions));
        return new TableDefinition("catalog", item, "id", null);
    }
}
