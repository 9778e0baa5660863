using System.ComponentModel;
using System.Text.Json;

namespace ServerlessPatterns.Aws.Hosting;

/// <summary>What an item's JSON looks like, and by that how DynamoDB stores it. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TableShape
{
    private TableShape(TableShapeKind kind, TableShape? element = null, TableMember[]? members = null)
    {
        Kind = kind;
        Element = element;
        Members = members ?? [];
    }

    /// <summary>A string; DynamoDB's S.</summary>
    public static TableShape Text { get; } = new(TableShapeKind.Text);

    /// <summary>A number; DynamoDB's N, with the digits that the serializer writes.</summary>
    public static TableShape Number { get; } = new(TableShapeKind.Number);

    /// <summary>true or false; DynamoDB's BOOL.</summary>
    public static TableShape Boolean { get; } = new(TableShapeKind.Boolean);

    /// <summary>Octets, Base64 in JSON; DynamoDB's B.</summary>
    public static TableShape Binary { get; } = new(TableShapeKind.Binary);

    /// <summary>A set of strings; DynamoDB's SS, an empty one an empty L.</summary>
    public static TableShape TextSet { get; } = new(TableShapeKind.TextSet);

    internal TableShapeKind Kind { get; }

    /// <summary>The shape of a list's elements, of a map's values.</summary>
    internal TableShape? Element { get; }

    /// <summary>A record's members.</summary>
    internal TableMember[] Members { get; }

    /// <summary>An array; DynamoDB's L.</summary>
    /// <param name="element">The shape of its elements.</param>
    /// <returns>The shape.</returns>
    public static TableShape List(TableShape element)
    {
        ArgumentNullException.ThrowIfNull(element);
        return new TableShape(TableShapeKind.List, element);
    }

    /// <summary>An object with any members, all of one shape; DynamoDB's M.</summary>
    /// <param name="value">The shape of its members' values.</param>
    /// <returns>The shape.</returns>
    public static TableShape Map(TableShape value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new TableShape(TableShapeKind.Map, value);
    }

    /// <summary>An object with these members; DynamoDB's M. Members that are null are left out.</summary>
    /// <param name="members">Its members, best in the order in which the serializer writes them.</param>
    /// <returns>The shape.</returns>
    public static TableShape Record(params TableMember[] members)
    {
        ArgumentNullException.ThrowIfNull(members);
        return new TableShape(TableShapeKind.Record, members: [.. members]);
    }

    /// <summary>A record's member of a name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The member; null: there is none.</returns>
    internal TableMember? Find(string name) => Array.Find(Members, member => member.Name == name);

    /// <summary>The record's member that a reader is at.</summary>
    /// <param name="reader">The reader, at a property's name.</param>
    /// <param name="next">Where to look first: the serializer writes members in order.</param>
    /// <returns>The member; null: there is none.</returns>
    internal TableMember? Find(scoped ref Utf8JsonReader reader, ref int next)
    {
        var members = Members;
        for (var tried = 0; tried < members.Length; tried++)
        {
            var index = next;
            next = index + 1 == members.Length ? 0 : index + 1;
            if (reader.ValueTextEquals(members[index].Utf8Name))
            {
                return members[index];
            }
        }

        return null;
    }
}
