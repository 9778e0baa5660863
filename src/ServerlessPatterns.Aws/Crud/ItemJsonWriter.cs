using System.Buffers;
using System.Collections;
using System.Text;
using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using ServerlessPatterns.Aws.Hosting;

namespace ServerlessPatterns.Aws;

/// <summary>
/// Writes an item's JSON out of DynamoDB's attributes: the JSON that the API's mapping templates make of the same attributes. Attributes that the shape does not
/// know are passed over; those of others use the table too.
/// </summary>
internal static class ItemJsonWriter
{
    /// <summary>38 digits, sign, point and exponent, written otherwise than DynamoDB does, too.</summary>
    private const int MostNumberLength = 256;

    private static readonly SearchValues<char> s_numberCharacters = SearchValues.Create("0123456789+-.eE");

    /// <summary>Writes a record.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="shape">The record's shape.</param>
    /// <param name="attributes">Its attributes.</param>
    /// <exception cref="ShapeException">An attribute is of another type than its shape says.</exception>
    public static void WriteRecord(Utf8JsonWriter writer, TableShape shape, Dictionary<string, AttributeValue> attributes)
    {
        writer.WriteStartObject();
        foreach (var member in shape.Members)
        {
            if (!attributes.TryGetValue(member.Name, out var value))
            {
                continue;
            }

            writer.WritePropertyName(member.JsonName);
            try
            {
                WriteValue(writer, member.Shape, value);
            }
            catch (ShapeException e)
            {
                e.AddMember(member.Name);
                throw;
            }
        }

        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, TableShape shape, AttributeValue value)
    {
        if (value.NULL is true)
        {
            writer.WriteNullValue();
            return;
        }

        switch (shape.Kind)
        {
            case TableShapeKind.Text:
                writer.WriteStringValue(value.S ?? throw Unfit(shape, value));
                break;
            case TableShapeKind.Number:
                WriteNumber(writer, value.N ?? throw Unfit(shape, value));
                break;
            case TableShapeKind.Boolean:
                writer.WriteBooleanValue(value.BOOL ?? throw Unfit(shape, value));
                break;
            case TableShapeKind.Binary:
                WriteBinary(writer, value.B ?? throw Unfit(shape, value));
                break;
            case TableShapeKind.TextSet when value.SS is { Count: > 0 } texts:
                WriteSet(writer, texts);
                break;
            case TableShapeKind.TextSet:
                WriteList(writer, TableShape.Text, Collection(value, value.L, "L") ?? throw Unfit(shape, value));
                break;
            case TableShapeKind.List:
                WriteList(writer, shape.Element!, Collection(value, value.L, "L") ?? throw Unfit(shape, value));
                break;
            case TableShapeKind.Map:
                WriteMap(writer, shape.Element!, Collection(value, value.M, "M") ?? throw Unfit(shape, value));
                break;
            default:
                WriteRecord(writer, shape, Collection(value, value.M, "M") ?? throw Unfit(shape, value));
                break;
        }
    }

    /// <summary>
    /// The collection, if the attribute is one of the type. Where AWSConfigs.InitializeCollections is on, every attribute has an empty collection of each type.
    /// </summary>
    private static TCollection? Collection<TCollection>(AttributeValue value, TCollection? collection, string type)
        where TCollection : class, ICollection
        => collection is null or { Count: > 0 } || AttributeType.Of(value) is var found && (found == type || found == AttributeType.None) ? collection : null;

    /// <summary>As it is stored. What is not made of a number's characters does not get into the JSON.</summary>
    private static void WriteNumber(Utf8JsonWriter writer, string number)
    {
        Span<byte> digits = stackalloc byte[MostNumberLength];
        if (number.AsSpan().ContainsAnyExcept(s_numberCharacters) || !Encoding.ASCII.TryGetBytes(number, digits, out var length) || length == 0)
        {
            throw new ShapeException($"is N '{number}', which is no number");
        }

        writer.WriteRawValue(digits[..length], skipInputValidation: true);
    }

    private static void WriteBinary(Utf8JsonWriter writer, MemoryStream octets)
        => writer.WriteBase64StringValue(octets.TryGetBuffer(out var buffer) ? buffer.AsSpan() : octets.ToArray());

    private static void WriteSet(Utf8JsonWriter writer, List<string> texts)
    {
        writer.WriteStartArray();
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    private static void WriteList(Utf8JsonWriter writer, TableShape element, List<AttributeValue> values)
    {
        writer.WriteStartArray();
        for (var index = 0; index < values.Count; index++)
        {
            try
            {
                WriteValue(writer, element, values[index]);
            }
            catch (ShapeException e)
            {
                e.AddElement(index);
                throw;
            }
        }

        writer.WriteEndArray();
    }

    private static void WriteMap(Utf8JsonWriter writer, TableShape shape, Dictionary<string, AttributeValue> values)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in values)
        {
            writer.WritePropertyName(name);
            try
            {
                WriteValue(writer, shape, value);
            }
            catch (ShapeException e)
            {
                e.AddMember(name);
                throw;
            }
        }

        writer.WriteEndObject();
    }

    private static ShapeException Unfit(TableShape shape, AttributeValue value)
        => new($"is {AttributeType.Of(value)} in DynamoDB, and the table's shape says {AttributeType.Describe(shape.Kind)}");
}
