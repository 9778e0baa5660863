using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shop.Catalog;

/// <summary>How products are written.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Product))]
internal sealed partial class CatalogJsonContext : JsonSerializerContext;
