using static ServerlessPatterns.EndToEnd.Tests.Crud.AttributeShape;

namespace ServerlessPatterns.EndToEnd.Tests.Crud;

/// <summary>What the catalog's items lie in its tables as.</summary>
internal static class CatalogShapes
{
    public static AttributeShape Product { get; } = Record(
        ("id", Text), ("name", Text), ("price", Number), ("stock", Number), ("discontinued", AttributeShape.Boolean), ("tags", List(Text)), ("labels", Map(Text)),
        ("dimensions", Record(("length", Number), ("width", Number), ("weight", Number), ("note", Text))), ("addedAt", Text), ("category", Text));

    public static AttributeShape Reading { get; } = Record(("station-id", Text), ("taken", Number), ("celsius", Number), ("expires", Number));

    public static AttributeShape Note { get; } = Record(("noteId", Text), ("text", Text));

    private static AttributeShape Cell { get; } = Record(
        ("row", Number), ("text", Text), ("look", Record(("bold", AttributeShape.Boolean), ("shades", List(Record(("red", Number), ("green", Number), ("blue", Number)))))));

    public static AttributeShape Sheet { get; } = Record(
        ("key", Text), ("text", Text), ("letter", Text), ("smallSigned", Number), ("small", Number), ("shortNumber", Number), ("unsignedShort", Number), ("integerNumber", Number),
        ("unsignedInteger", Number), ("longNumber", Number), ("unsignedLong", Number), ("huge", Number), ("decimalNumber", Number), ("floatNumber", Number), ("doubleNumber", Number),
        ("flag", AttributeShape.Boolean), ("identifier", Text), ("time", Text), ("instant", Text), ("day", Text), ("clock", Text), ("duration", Text), ("link", Text), ("named", Text),
        ("numbered", Number), ("bytes", Binary), ("texts", List(Text)), ("numbers", List(Number)), ("set", TextSet), ("counts", Map(Number)), ("cells", Map(List(Cell))), ("cell", Cell),
        ("with a space-and.more", Text));
}
