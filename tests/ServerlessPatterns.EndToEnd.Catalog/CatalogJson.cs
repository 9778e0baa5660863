using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServerlessPatterns.EndToEnd.Catalog;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Product))]
[JsonSerializable(typeof(Reading))]
[JsonSerializable(typeof(Note))]
[JsonSerializable(typeof(Sheet))]
[JsonSerializable(typeof(CopySheet))]
public sealed partial class CatalogJson : JsonSerializerContext;
