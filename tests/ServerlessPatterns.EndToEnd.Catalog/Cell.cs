namespace ServerlessPatterns.EndToEnd.Catalog;

public sealed record Cell(int Row, string? Text, Cell.Style? Look = null)
{
    public sealed record Style(bool Bold, IReadOnlyList<Shade> Shades);

    public readonly record struct Shade(byte Red, byte Green, byte Blue);
}
