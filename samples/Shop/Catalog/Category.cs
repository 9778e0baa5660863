using System.Text.Json.Serialization;

namespace Shop.Catalog;

/// <summary>Where a product stands in the shop.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Category>))]
public enum Category
{
    Books,
    Music,
    Tools,
}
