using System.Text.Json.Serialization;

namespace ServerlessPatterns.EndToEnd.Catalog;

[JsonConverter(typeof(JsonStringEnumConverter<Category>))]
public enum Category
{
    Books,
    Music,
    [JsonStringEnumMemberName("power tools")]
    PowerTools,
}
