namespace Shop.Catalog;

/// <summary>A shelf label.</summary>
/// <param name="LabelFor">The product.</param>
/// <param name="Text">What stands on it.</param>
/// <param name="Copies">How many.</param>
internal sealed record Label(string LabelFor, string Text, int Copies);
