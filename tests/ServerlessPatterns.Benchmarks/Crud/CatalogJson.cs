using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServerlessPatterns.Benchmarks.Crud;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(CatalogItem))]
internal sealed partial class CatalogJson : JsonSerializerContext;
