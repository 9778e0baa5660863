using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServerlessPatterns.Tests.Queue;

/// <summary>A message of twelve members.</summary>
internal sealed record Shipment(
    string Id,
    string Order,
    string Customer,
    string Country,
    decimal Weight,
    int Parcels,
    bool IsExpress,
    DateTimeOffset Due,
    string From,
    string To,
    string[] Products,
    string Remark);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Shipment))]
internal sealed partial class ShipmentJson : JsonSerializerContext;
