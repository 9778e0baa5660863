using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shop.Orders;

/// <summary>How orders are kept, and what the front door answers.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(OrderReceipt))]
[JsonSerializable(typeof(OrderView))]
internal sealed partial class OrderJsonContext : JsonSerializerContext;
