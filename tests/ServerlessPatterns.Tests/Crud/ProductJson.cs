using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServerlessPatterns.Tests.Crud;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Product))]
internal sealed partial class ProductJson : JsonSerializerContext;
