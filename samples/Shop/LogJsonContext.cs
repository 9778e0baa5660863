using System.Text.Json;
using System.Text.Json.Serialization;
using Shop.Catalog;
using Shop.Orders;
using Shop.Shipping;
using Shop.Stock;

namespace Shop;

/// <summary>How the shop's log lines are written.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Review))]
[JsonSerializable(typeof(Invoice))]
[JsonSerializable(typeof(Parcel))]
[JsonSerializable(typeof(LedgerEntry))]
[JsonSerializable(typeof(Label))]
internal sealed partial class LogJsonContext : JsonSerializerContext;
