using System.Text.Json.Serialization.Metadata;
using ServerlessPatterns.Aws.Hosting;

namespace ServerlessPatterns.Aws;

/// <summary>
/// Where a member's texts are in the item itself: attribute and item can have the same string then, instead of another one out of the JSON. Of an item that is
/// stored, what the JSON says counts: a string that is not the same is not taken.
/// </summary>
internal sealed class MemberSource
{
    private readonly Func<object, object?> _get;

    private MemberSource(Func<object, object?> get, bool isShared, MemberSource?[] members)
    {
        _get = get;
        IsShared = isShared;
        Members = members;
    }

    /// <summary>Whether an item that is read takes the attribute's strings; see <see cref="SharedTexts"/>.</summary>
    public bool IsShared { get; }

    /// <summary>Of a record, those of its members, in the shape's order; else none.</summary>
    public MemberSource?[] Members { get; }

    /// <summary>The sources of a record's members, in the shape's order; null in the place of those that have no strings.</summary>
    public static MemberSource?[] Of(TableShape record, JsonTypeInfo typeInfo)
        => typeInfo.Type.IsValueType ? [] : Array.ConvertAll(record.Members, member => typeInfo.Properties.FirstOrDefault(property => property.Name == member.Name) is { } property ? Of(member.Shape, property) : null);

    /// <summary>The member's value; a collection or a record, too.</summary>
    public object? Value(object item) => _get(item);

    private static MemberSource? Of(TableShape shape, JsonPropertyInfo property)
    {
        if (property.Get is not { } get || property.PropertyType.IsValueType)
        {
            return null;
        }

        var isShared = SharedTexts.AreRead(property);
        return shape.Kind switch
        {
            TableShapeKind.Text => property.PropertyType == typeof(string) ? new MemberSource(get, isShared, []) : null,
            TableShapeKind.TextSet => new MemberSource(get, isShared, []),
            TableShapeKind.List or TableShapeKind.Map => shape.Element!.Kind == TableShapeKind.Text ? new MemberSource(get, isShared, []) : null,
            // A converter of the user's reads what it likes.
            TableShapeKind.Record when property.CustomConverter is null => TypeInfo(property) is { Kind: JsonTypeInfoKind.Object } typeInfo ? new MemberSource(get, isShared: false, Of(shape, typeInfo)) : null,
            _ => null,
        };
    }

    private static JsonTypeInfo? TypeInfo(JsonPropertyInfo property) => property.Options.TryGetTypeInfo(property.PropertyType, out var typeInfo) ? typeInfo : null;
}
