using System.Runtime.InteropServices;
using Amazon.DynamoDBv2.Model;
using ServerlessPatterns.Aws.Hosting;

namespace ServerlessPatterns.Aws;

/// <summary>
/// Reads DynamoDB's attributes out of an item's JSON as the serializer writes it: no white space, members in the order of the shape. It says false to anything
/// else, what is wrong included: <see cref="AttributeReader"/> reads that then, which takes longer, or says what is wrong. Texts that the item has itself are
/// taken from there.
/// </summary>
internal ref struct CompactItemReader(ReadOnlySpan<byte> json)
{
    private CompactJson _json = new(json);

    /// <summary>Reads a whole item.</summary>
    /// <param name="shape">Its shape, a record.</param>
    /// <param name="item">The item itself; null: it is not known.</param>
    /// <param name="sources">Where its strings are.</param>
    /// <param name="attributes">Its attributes.</param>
    /// <returns>Whether it could be read.</returns>
    public bool TryReadItem(TableShape shape, object? item, MemberSource?[] sources, out Dictionary<string, AttributeValue> attributes)
        => TryReadRecord(shape, item, sources, out attributes) && _json.IsAtEnd;

    private bool TryReadRecord(TableShape shape, object? item, MemberSource?[] sources, out Dictionary<string, AttributeValue> attributes)
    {
        var members = shape.Members;
        attributes = new Dictionary<string, AttributeValue>(members.Length);
        if (!_json.TryTake((byte)'{'))
        {
            return false;
        }

        var isFirst = true;
        for (var index = 0; index < members.Length; index++)
        {
            var member = members[index];
            if (!_json.TryTake(member.CommaAndName.AsSpan(isFirst ? 1 : 0)))
            {
                continue;
            }

            isFirst = false;
            if (_json.TryTakeNull())
            {
                continue;
            }

            var source = item is not null && index < sources.Length ? sources[index] : null;
            if (!TryReadValue(member.Shape, source?.Value(item!), source, out var value))
            {
                return false;
            }

            attributes[member.Name] = value;
        }

        return _json.TryTake((byte)'}');
    }

    private bool TryReadValue(TableShape shape, object? own, MemberSource? source, out AttributeValue value)
    {
        value = new AttributeValue();
        switch (shape.Kind)
        {
            case TableShapeKind.Text:
                return (value.S = _json.ReadText(own as string)) is not null;
            case TableShapeKind.Number:
                return (value.N = _json.ReadNumber()) is not null;
            case TableShapeKind.Boolean:
                var isTrue = _json.TryTake("true"u8);
                value.BOOL = isTrue;
                return isTrue || _json.TryTake("false"u8);
            case TableShapeKind.Binary:
                return (value.B = _json.ReadBinary()) is not null;
            case TableShapeKind.TextSet:
                return TryReadSet(value, own as HashSet<string?>);
            case TableShapeKind.List:
                return TryReadList(value, shape.Element!, Texts(own));
            case TableShapeKind.Map:
                return TryReadMap(value, shape.Element!, own as Dictionary<string, string?>);
            default:
                if (!TryReadRecord(shape, own, source?.Members ?? [], out var attributes))
                {
                    return false;
                }

                AttributeReader.SetMap(value, attributes);
                return true;
        }
    }

    private bool TryReadElement(TableShape shape, string? own, out AttributeValue value)
    {
        if (!_json.TryTakeNull())
        {
            return TryReadValue(shape, own, source: null, out value);
        }

        value = new AttributeValue { NULL = true };
        return true;
    }

    private bool TryReadSet(AttributeValue value, HashSet<string?>? own)
    {
        if (!_json.TryTake((byte)'['))
        {
            return false;
        }

        if (_json.TryTake((byte)']'))
        {
            AttributeReader.SetList(value, []);
            return true;
        }

        var texts = new List<string>(own?.Count ?? 0);
        var next = own is null ? default : own.GetEnumerator();
        do
        {
            if (_json.ReadText(own is not null && next.MoveNext() ? next.Current : null) is not { } text)
            {
                return false;
            }

            texts.Add(text);
        }
        while (_json.TryTake((byte)','));

        value.SS = texts;
        return _json.TryTake((byte)']');
    }

    /// <summary>A list's strings. A list that somebody changes meanwhile gives others, which are not taken.</summary>
    private static ReadOnlySpan<string?> Texts(object? own) => own switch
    {
        List<string?> list => CollectionsMarshal.AsSpan(list),
        string?[] array => array,
        _ => [],
    };

    private bool TryReadList(AttributeValue value, TableShape element, ReadOnlySpan<string?> own)
    {
        if (!_json.TryTake((byte)'['))
        {
            return false;
        }

        var values = new List<AttributeValue>(own.Length);
        if (!_json.TryTake((byte)']'))
        {
            do
            {
                if (!TryReadElement(element, values.Count < own.Length ? own[values.Count] : null, out var read))
                {
                    return false;
                }

                values.Add(read);
            }
            while (_json.TryTake((byte)','));

            if (!_json.TryTake((byte)']'))
            {
                return false;
            }
        }

        AttributeReader.SetList(value, values);
        return true;
    }

    private bool TryReadMap(AttributeValue value, TableShape shape, Dictionary<string, string?>? own)
    {
        if (!_json.TryTake((byte)'{'))
        {
            return false;
        }

        var values = new Dictionary<string, AttributeValue>(own?.Count ?? 0);
        if (!_json.TryTake((byte)'}'))
        {
            var next = own is null ? default : own.GetEnumerator();
            do
            {
                var (ownName, ownValue) = own is not null && next.MoveNext() ? next.Current : default;
                if (_json.ReadText(ownName) is not { } name || !_json.TryTake((byte)':') || !TryReadElement(shape, ownValue, out var read))
                {
                    return false;
                }

                values[name] = read;
            }
            while (_json.TryTake((byte)','));

            if (!_json.TryTake((byte)'}'))
            {
                return false;
            }
        }

        AttributeReader.SetMap(value, values);
        return true;
    }
}
