using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shop.Contracts;

/// <summary>How the shop's messages are written and read. One that lacks a member is refused where it is read, not where the member is used.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, UseStringEnumConverter = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(PlaceOrder))]
[JsonSerializable(typeof(OrderPlaced))]
[JsonSerializable(typeof(ShipOrder))]
[JsonSerializable(typeof(StockMovement))]
public sealed partial class ShopJsonContext : JsonSerializerContext;
