using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shop.Catalog;

/// <summary>How what is said of products is written.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Product))]
[JsonSerializable(typeof(PrintLabel))]
internal sealed partial class CatalogJsonContext : JsonSerializerContext;
