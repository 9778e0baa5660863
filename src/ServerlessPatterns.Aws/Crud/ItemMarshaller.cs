using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Amazon.DynamoDBv2.Model;
using ServerlessPatterns.Aws.Hosting;

namespace ServerlessPatterns.Aws;

/// <summary>Turns items into DynamoDB's attributes and back, by way of their JSON: what the serializer writes is what the table holds.</summary>
internal sealed class ItemMarshaller<T>(TableDefinition definition, JsonTypeInfo<T> typeInfo)
{
    private readonly MemberSource?[] _sources = MemberSource.Of(definition.Item, typeInfo);
    private readonly JsonReaderOptions _readerOptions = new() { MaxDepth = typeInfo.Options.MaxDepth };

    // Made when they are first needed: many functions only read, or only write, and their first answer waits for it.
    private JsonTypeInfo<T>? _writingTypeInfo;
    private JsonTypeInfo<T>? _readingTypeInfo;

    /// <summary>The attributes of an item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="parameterName">Whose it is.</param>
    /// <returns>The attributes; among them those of the key.</returns>
    /// <exception cref="ArgumentException">The item cannot be written as JSON, or is not as the table's shape says, or has no key.</exception>
    public Dictionary<string, AttributeValue> ToAttributes(T item, string parameterName)
    {
        if (item is null)
        {
            throw new ArgumentNullException(parameterName);
        }

        using var scratch = JsonScratch.Take();
        try
        {
            JsonSerializer.Serialize(scratch.SerializerWriter, item, _writingTypeInfo ??= ItemTypeInfo.ForWriting(typeInfo, definition.Item));
            scratch.SerializerWriter.Flush();
            var attributes = Read(scratch.Written, item);
            CheckKey(attributes, definition.PartitionKey.Name, parameterName);
            if (definition.SortKey is { } sortKey)
            {
                CheckKey(attributes, sortKey.Name, parameterName);
            }

            return attributes;
        }
        catch (ShapeException e)
        {
            throw new ArgumentException($"The item of '{definition.Path}' cannot be stored: {Where(e)} {e.Message}.", parameterName, e);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException)
        {
            throw new ArgumentException($"The item of '{definition.Path}' cannot be written as JSON: {e.Message}", parameterName, e);
        }
    }

    /// <summary>The item of attributes.</summary>
    /// <param name="attributes">The attributes, as they are stored.</param>
    /// <returns>The item.</returns>
    /// <exception cref="InvalidDataException">They are not as the table's shape says, or no JSON of the type.</exception>
    public T ToItem(Dictionary<string, AttributeValue> attributes)
    {
        using var scratch = JsonScratch.Take();
        try
        {
            var json = new JsonOctets(scratch);
            ItemJsonWriter.WriteRecord(ref json, definition.Item, attributes, _sources);
            json.Complete();
            return JsonSerializer.Deserialize(scratch.Written, _readingTypeInfo ??= SharedTexts.ForReading(typeInfo))!;
        }
        catch (ShapeException e)
        {
            throw new InvalidDataException($"The item '{KeyText(attributes)}' in '{definition.Path}' cannot be read: {Where(e)} {e.Message}.", e);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException)
        {
            throw new InvalidDataException($"The item '{KeyText(attributes)}' in '{definition.Path}' cannot be read as {typeof(T).Name}: {e.Message}", e);
        }
    }

    /// <summary>The key of an item, for messages.</summary>
    public string KeyText(Dictionary<string, AttributeValue> attributes)
    {
        var partition = Text(attributes, definition.PartitionKey.Name);
        return definition.SortKey is { } sortKey ? $"{partition}/{Text(attributes, sortKey.Name)}" : partition;
    }

    private Dictionary<string, AttributeValue> Read(ReadOnlySpan<byte> json, T item)
    {
        if (new CompactItemReader(json).TryReadItem(definition.Item, _sources.Length == 0 ? null : item, _sources, out var attributes))
        {
            return attributes;
        }

        var reader = new Utf8JsonReader(json, _readerOptions);
        return AttributeReader.ReadItem(ref reader, definition.Item);
    }

    private static string Text(Dictionary<string, AttributeValue> attributes, string name)
        => attributes.TryGetValue(name, out var value) ? value.S ?? value.N ?? "" : "";

    private static string Where(ShapeException exception) => exception.Path.Length == 0 ? "it" : $"'{exception.Path}'";

    /// <summary>Empty keys are refused by DynamoDB, in words of its own.</summary>
    private void CheckKey(Dictionary<string, AttributeValue> attributes, string name, string parameterName)
    {
        if (Text(attributes, name).Length == 0)
        {
            throw new ArgumentException($"The item of '{definition.Path}' has no '{name}', or an empty one, and that is its key.", parameterName);
        }
    }
}
