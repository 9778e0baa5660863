using System.Text;
using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using ServerlessPatterns.Aws.Hosting;

namespace ServerlessPatterns.Aws;

/// <summary>
/// Reads DynamoDB's attributes out of an item's JSON: the attributes that the API's mapping templates make of the same JSON. See
/// <see href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html">DynamoDB: AttributeValue</see>.
/// </summary>
internal static class AttributeReader
{
    /// <summary>Reads a whole item.</summary>
    /// <param name="reader">The reader, before the item.</param>
    /// <param name="shape">Its shape, a record.</param>
    /// <returns>Its attributes.</returns>
    /// <exception cref="ShapeException">The JSON does not have that shape.</exception>
    /// <exception cref="JsonException">That is not JSON.</exception>
    public static Dictionary<string, AttributeValue> ReadItem(ref Utf8JsonReader reader, TableShape shape)
    {
        reader.Read();
        Expect(ref reader, JsonTokenType.StartObject, shape);
        return ReadRecord(ref reader, shape);
    }

    /// <summary>Where AWSConfigs.InitializeCollections is on, the SDK sends an empty collection only if it is told that it is set.</summary>
    public static void SetList(AttributeValue value, List<AttributeValue> values)
    {
        value.L = values;
        if (values.Count == 0)
        {
            value.IsLSet = true;
        }
    }

    /// <inheritdoc cref="SetList"/>
    public static void SetMap(AttributeValue value, Dictionary<string, AttributeValue> values)
    {
        value.M = values;
        if (values.Count == 0)
        {
            value.IsMSet = true;
        }
    }

    private static Dictionary<string, AttributeValue> ReadRecord(ref Utf8JsonReader reader, TableShape shape)
    {
        var attributes = new Dictionary<string, AttributeValue>(shape.Members.Length);
        var next = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = shape.Find(ref reader, ref next) ?? throw Unknown(ref reader);
            reader.Read();
            if (reader.TokenType == JsonTokenType.Null)
            {
                continue;
            }

            try
            {
                attributes[member.Name] = ReadValue(ref reader, member.Shape);
            }
            catch (ShapeException e)
            {
                e.AddMember(member.Name);
                throw;
            }
        }

        return attributes;
    }

    private static AttributeValue ReadValue(ref Utf8JsonReader reader, TableShape shape)
    {
        switch (shape.Kind)
        {
            case TableShapeKind.Text:
                Expect(ref reader, JsonTokenType.String, shape);
                return new AttributeValue { S = reader.GetString() };
            case TableShapeKind.Number:
                Expect(ref reader, JsonTokenType.Number, shape);
                return new AttributeValue { N = Encoding.ASCII.GetString(reader.ValueSpan) };
            case TableShapeKind.Boolean:
                return reader.TokenType is JsonTokenType.True or JsonTokenType.False ? new AttributeValue { BOOL = reader.GetBoolean() } : throw Unfit(ref reader, shape);
            case TableShapeKind.Binary:
                return reader.TokenType == JsonTokenType.String && reader.TryGetBytesFromBase64(out var octets)
                    ? new AttributeValue { B = new MemoryStream(octets, 0, octets.Length, writable: false, publiclyVisible: true) }
                    : throw Unfit(ref reader, shape);
            case TableShapeKind.TextSet:
                Expect(ref reader, JsonTokenType.StartArray, shape);
                return ReadSet(ref reader);
            case TableShapeKind.List:
                Expect(ref reader, JsonTokenType.StartArray, shape);
                return ReadList(ref reader, shape.Element!);
            case TableShapeKind.Map:
                Expect(ref reader, JsonTokenType.StartObject, shape);
                return Map(ReadMap(ref reader, shape.Element!));
            default:
                Expect(ref reader, JsonTokenType.StartObject, shape);
                return Map(ReadRecord(ref reader, shape));
        }
    }

    /// <summary>In lists and maps null is a value: leaving it out would move or drop others.</summary>
    private static AttributeValue ReadElement(ref Utf8JsonReader reader, TableShape shape)
        => reader.TokenType == JsonTokenType.Null ? new AttributeValue { NULL = true } : ReadValue(ref reader, shape);

    private static AttributeValue ReadSet(ref Utf8JsonReader reader)
    {
        List<string>? texts = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.String)
            {
                var exception = new ShapeException($"is {KindOf(reader.TokenType)} in JSON, and a set of strings, DynamoDB's SS, holds strings only");
                exception.AddElement(texts?.Count ?? 0);
                throw exception;
            }

            (texts ??= []).Add(reader.GetString()!);
        }

        return texts is null ? List([]) : new AttributeValue { SS = texts };
    }

    private static AttributeValue ReadList(ref Utf8JsonReader reader, TableShape element)
    {
        var values = new List<AttributeValue>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            try
            {
                values.Add(ReadElement(ref reader, element));
            }
            catch (ShapeException e)
            {
                e.AddElement(values.Count);
                throw;
            }
        }

        return List(values);
    }

    private static Dictionary<string, AttributeValue> ReadMap(ref Utf8JsonReader reader, TableShape value)
    {
        var values = new Dictionary<string, AttributeValue>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            try
            {
                values[name] = ReadElement(ref reader, value);
            }
            catch (ShapeException e)
            {
                e.AddMember(name);
                throw;
            }
        }

        return values;
    }

    private static AttributeValue List(List<AttributeValue> values)
    {
        var value = new AttributeValue();
        SetList(value, values);
        return value;
    }

    private static AttributeValue Map(Dictionary<string, AttributeValue> values)
    {
        var value = new AttributeValue();
        SetMap(value, values);
        return value;
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType token, TableShape shape)
    {
        if (reader.TokenType != token)
        {
            throw Unfit(ref reader, shape);
        }
    }

    private static ShapeException Unfit(ref Utf8JsonReader reader, TableShape shape)
        => new($"is {KindOf(reader.TokenType)} in JSON, and the table's shape says {AttributeType.Describe(shape.Kind)}");

    private static ShapeException Unknown(ref Utf8JsonReader reader)
    {
        var exception = new ShapeException("is written by the serializer, and the table's shape does not know it");
        exception.AddMember(reader.GetString()!);
        return exception;
    }

    private static string KindOf(JsonTokenType token) => token switch
    {
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "a Boolean",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.StartObject => "an object",
        _ => "null",
    };
}
