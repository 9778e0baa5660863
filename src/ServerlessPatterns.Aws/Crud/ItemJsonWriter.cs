using System.Collections;
using Amazon.DynamoDBv2.Model;
using ServerlessPatterns.Aws.Hosting;

namespace ServerlessPatterns.Aws;

/// <summary>
/// Writes an item's JSON out of DynamoDB's attributes: the JSON that the API's mapping templates make of the same attributes. Attributes that the shape does not
/// know are passed over; those of others use the table too.
/// </summary>
internal static class ItemJsonWriter
{
    /// <summary>Writes a record.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="shape">The record's shape.</param>
    /// <param name="attributes">Its attributes.</param>
    /// <param name="sources">Which of its members take the attributes' strings.</param>
    /// <exception cref="ShapeException">An attribute is of another type than its shape says.</exception>
    public static void WriteRecord(ref JsonOctets json, TableShape shape, Dictionary<string, AttributeValue> attributes, MemberSource?[] sources)
    {
        var isFirst = true;
        json.Write((byte)'{');
        for (var index = 0; index < shape.Members.Length; index++)
        {
            var member = shape.Members[index];
            if (!attributes.TryGetValue(member.Name, out var value))
            {
                continue;
            }

            var name = member.CommaAndName.AsSpan(isFirst ? 1 : 0);
            isFirst = false;
            json.Write(name);
            try
            {
                WriteMember(ref json, member.Shape, value, index < sources.Length ? sources[index] : null);
            }
            catch (ShapeException e)
            {
                e.AddMember(member.Name);
                throw;
            }
        }

        json.Write((byte)'}');
    }

    private static void WriteMember(ref JsonOctets json, TableShape shape, AttributeValue value, MemberSource? source)
    {
        if (source is { IsShared: true } && AreTexts(shape, value))
        {
            json.WriteShared(value);
        }
        else if (shape.Kind == TableShapeKind.Record && source is not null && Collection(value, value.M, "M") is { } values)
        {
            WriteRecord(ref json, shape, values, source.Members);
        }
        else
        {
            WriteValue(ref json, shape, value);
        }
    }

    /// <summary>Whether an attribute's strings can be taken as they are: it is of the shape's type.</summary>
    private static bool AreTexts(TableShape shape, AttributeValue value)
    {
        switch (shape.Kind)
        {
            case TableShapeKind.Text:
                return value.S is not null;
            case TableShapeKind.List when value.L is { Count: > 0 } list:
                foreach (var element in list)
                {
                    if (element.S is null && element.NULL is not true)
                    {
                        return false;
                    }
                }

                return true;
            case TableShapeKind.Map when value.M is { Count: > 0 } map:
                foreach (var (_, element) in map)
                {
                    if (element.S is null && element.NULL is not true)
                    {
                        return false;
                    }
                }

                return true;
            default:
                return false;
        }
    }

    private static void WriteValue(ref JsonOctets json, TableShape shape, AttributeValue value)
    {
        switch (shape.Kind)
        {
            case TableShapeKind.Text when value.S is { } text:
                json.WriteText(text);
                return;
            case TableShapeKind.Number when value.N is { } number:
                if (!json.TryWriteNumber(number))
                {
                    throw new ShapeException($"is N '{number}', which is no number");
                }

                return;
            case TableShapeKind.Boolean when value.BOOL is { } boolean:
                json.Write(boolean ? "true"u8 : "false"u8);
                return;
            case TableShapeKind.Binary when value.B is { } octets:
                json.WriteBase64(octets.TryGetBuffer(out var buffer) ? buffer.AsSpan() : octets.ToArray());
                return;
            case TableShapeKind.TextSet when value.SS is { Count: > 0 } texts:
                WriteSet(ref json, texts);
                return;
            case TableShapeKind.TextSet when Collection(value, value.L, "L") is { } texts:
                WriteList(ref json, TableShape.Text, texts);
                return;
            case TableShapeKind.List when Collection(value, value.L, "L") is { } values:
                WriteList(ref json, shape.Element!, values);
                return;
            case TableShapeKind.Map when Collection(value, value.M, "M") is { } values:
                WriteMap(ref json, shape.Element!, values);
                return;
            case TableShapeKind.Record when Collection(value, value.M, "M") is { } values:
                WriteRecord(ref json, shape, values, []);
                return;
            default:
                json.Write(value.NULL is true ? "null"u8 : throw Unfit(shape, value));
                return;
        }
    }

    /// <summary>
    /// The collection, if the attribute is one of the type. Where AWSConfigs.InitializeCollections is on, every attribute has an empty collection of each type.
    /// </summary>
    private static TCollection? Collection<TCollection>(AttributeValue value, TCollection? collection, string type)
        where TCollection : class, ICollection
        => collection is null or { Count: > 0 } || AttributeType.Of(value) is var found && (found == type || found == AttributeType.None) ? collection : null;

    private static void WriteSet(ref JsonOctets json, List<string> texts)
    {
        json.Write((byte)'[');
        for (var index = 0; index < texts.Count; index++)
        {
            if (index > 0)
            {
                json.Write((byte)',');
            }

            json.WriteText(texts[index]);
        }

        json.Write((byte)']');
    }

    private static void WriteList(ref JsonOctets json, TableShape element, List<AttributeValue> values)
    {
        json.Write((byte)'[');
        for (var index = 0; index < values.Count; index++)
        {
            if (index > 0)
            {
                json.Write((byte)',');
            }

            try
            {
                WriteValue(ref json, element, values[index]);
            }
            catch (ShapeException e)
            {
                e.AddElement(index);
                throw;
            }
        }

        json.Write((byte)']');
    }

    private static void WriteMap(ref JsonOctets json, TableShape shape, Dictionary<string, AttributeValue> values)
    {
        var isFirst = true;
        json.Write((byte)'{');
        foreach (var (name, value) in values)
        {
            if (!isFirst)
            {
                json.Write((byte)',');
            }

            isFirst = false;
            json.WriteText(name);
            json.Write((byte)':');
            try
            {
                WriteValue(ref json, shape, value);
            }
            catch (ShapeException e)
            {
                e.AddMember(name);
                throw;
            }
        }

        json.Write((byte)'}');
    }

    private static ShapeException Unfit(TableShape shape, AttributeValue value)
        => new($"is {AttributeType.Of(value)} in DynamoDB, and the table's shape says {AttributeType.Describe(shape.Kind)}");
}
