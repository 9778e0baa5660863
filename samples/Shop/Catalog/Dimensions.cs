namespace Shop.Catalog;

/// <summary>The size of a product's parcel.</summary>
public sealed record Dimensions(decimal LengthCentimetres, decimal WidthCentimetres, decimal HeightCentimetres, decimal Kilograms);
