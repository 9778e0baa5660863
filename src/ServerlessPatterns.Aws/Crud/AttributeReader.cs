using System.Buffers.Text;
using System.Globalization;
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
    /// <param name="item">The item itself; null: it is not known.</param>
    /// <param name="sources">Where its strings are.</param>
    /// <returns>Its attributes.</returns>
    /// <exception cref="ShapeException">The JSON does not have that shape.</exception>
    /// <exception cref="JsonException">That is not JSON.</exception>
    public static Dictionary<string, AttributeValue> ReadItem(ref Utf8JsonReader reader, TableShape shape, object? item, MemberSource?[] sources)
    {
        reader.Read();
        Expect(ref reader, JsonTokenType.StartObject, shape);
        return ReadRecord(ref reader, shape, item, sources);
    }

    private static Dictionary<string, AttributeValue> ReadRecord(ref Utf8JsonReader reader, TableShape shape, object? item, MemberSource?[] sources)
    {
        var attributes = new Dictionary<string, AttributeValue>(shape.Members.Length);
        var next = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var index = shape.Find(ref reader, ref next);
            if (index < 0)
            {
                throw Unknown(ref reader);
            }

            var member = shape.Members[index];
            reader.Read();
            if (reader.TokenType == JsonTokenType.Null)
            {
                continue;
            }

            try
            {
                var source = item is not null && index < sources.Length ? sources[index] : null;
                attributes[member.Name] = ReadValue(ref reader, member.Shape, source?.Value(item!), source);
            }
            catch (ShapeException e)
            {
                e.AddMember(member.Name);
                throw;
            }
        }

        return attributes;
    }

    private static AttributeValue ReadValue(ref Utf8JsonReader reader, TableShape shape, object? value, MemberSource? source)
    {
        switch (shape.Kind)
        {
            case TableShapeKind.Text:
                Expect(ref reader, JsonTokenType.String, shape);
                return new AttributeValue { S = ReadText(ref reader, value as string) };
            case TableShapeKind.Number:
                Expect(ref reader, JsonTokenType.Number, shape);
                return new AttributeValue { N = ReadNumber(reader.ValueSpan) };
            case TableShapeKind.Boolean:
                return reader.TokenType is JsonTokenType.True or JsonTokenType.False ? new AttributeValue { BOOL = reader.GetBoolean() } : throw Unfit(ref reader, shape);
            case TableShapeKind.Binary:
                return reader.TokenType == JsonTokenType.String && reader.TryGetBytesFromBase64(out var octets)
                    ? new AttributeValue { B = new MemoryStream(octets, 0, octets.Length, writable: false, publiclyVisible: true) }
                    : throw Unfit(ref reader, shape);
            case TableShapeKind.TextSet:
                Expect(ref reader, JsonTokenType.StartArray, shape);
                return ReadSet(ref reader, value as HashSet<string?>);
            case TableShapeKind.List:
                Expect(ref reader, JsonTokenType.StartArray, shape);
                return ReadList(ref reader, shape.Element!, value as IReadOnlyList<string?>);
            case TableShapeKind.Map:
                Expect(ref reader, JsonTokenType.StartObject, shape);
                return ReadMap(ref reader, shape.Element!, value as Dictionary<string, string?>);
            default:
                Expect(ref reader, JsonTokenType.StartObject, shape);
                return Map(ReadRecord(ref reader, shape, value, source?.Members ?? []));
        }
    }

    /// <summary>In lists and maps null is a value: leaving it out would move or drop others.</summary>
    private static AttributeValue ReadElement(ref Utf8JsonReader reader, TableShape shape, string? value)
        => reader.TokenType == JsonTokenType.Null ? new AttributeValue { NULL = true } : ReadValue(ref reader, shape, value, source: null);

    /// <summary>The item's own string, if the JSON has the same.</summary>
    private static string ReadText(ref Utf8JsonReader reader, string? value) => value is not null && reader.ValueTextEquals(value) ? value : reader.GetString()!;

    /// <summary>As it is written. The runtime has strings of the smallest numbers already.</summary>
    private static string ReadNumber(ReadOnlySpan<byte> digits)
    {
        const int MostDigits = 3;
        return digits.Length <= MostDigits && (digits.Length == 1 || digits[0] != '0') && Utf8Parser.TryParse(digits, out uint number, out var consumed) && consumed == digits.Length
            ? number.ToString(CultureInfo.InvariantCulture)
            : Encoding.ASCII.GetString(digits);
    }

    private static AttributeValue ReadSet(ref Utf8JsonReader reader, HashSet<string?>? own)
    {
        List<string>? texts = null;
        var next = own is null ? default : own.GetEnumerator();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.String)
            {
                var exception = new ShapeException($"is {KindOf(reader.TokenType)} in JSON, and a set of strings, DynamoDB's SS, holds strings only");
                exception.AddElement(texts?.Count ?? 0);
                throw exception;
            }

            texts ??= new List<string>(own?.Count ?? 0);
            texts.Add(ReadText(ref reader, own is not null && next.MoveNext() ? next.Current : null));
        }

        return texts is null ? List([]) : new AttributeValue { SS = texts };
    }

    private static AttributeValue ReadList(ref Utf8JsonReader reader, TableShape element, IReadOnlyList<string?>? own)
    {
        var values = new List<AttributeValue>(own?.Count ?? 0);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            try
            {
                values.Add(ReadElement(ref reader, element, own is not null && values.Count < own.Count ? own[values.Count] : null));
            }
            catch (ShapeException e)
            {
                e.AddElement(values.Count);
                throw;
            }
        }

        return List(values);
    }

    private static AttributeValue ReadMap(ref Utf8JsonReader reader, TableShape shape, Dictionary<string, string?>? own)
    {
        var values = new Dictionary<string, AttributeValue>(own?.Count ?? 0);
        var next = own is null ? default : own.GetEnumerator();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (ownName, ownValue) = own is not null && next.MoveNext() ? next.Current : default;
            var name = ReadText(ref reader, ownName);
            reader.Read();
            try
            {
                values[name] = ReadElement(ref reader, shape, ownValue);
            }
            catch (ShapeException e)
            {
                e.AddMember(name);
                throw;
            }
        }

        return Map(values);
    }

    /// <summary>Where AWSConfigs.InitializeCollections is on, the SDK sends an empty collection only if it is told that it is set.</summary>
    private static AttributeValue List(List<AttributeValue> values) => values.Count == 0 ? new AttributeValue { IsLSet = true } : new AttributeValue { L = values };

    private static AttributeValue Map(Dictionary<string, AttributeValue> values) => values.Count == 0 ? new AttributeValue { IsMSet = true } : new AttributeValue { M = values };

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
