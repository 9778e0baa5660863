using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tables;

/// <summary>An item as a table keeps it. It never changes: an update puts another in its place.</summary>
/// <param name="Key">Where it is.</param>
/// <param name="Attributes">All its attributes, the keys among them.</param>
/// <param name="Size">The bytes of its names and values.</param>
internal sealed record StoredItem(ItemKey Key, IReadOnlyDictionary<string, AttributeValue> Attributes, int Size);
