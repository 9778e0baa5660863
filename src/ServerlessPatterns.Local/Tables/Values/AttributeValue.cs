using System.Text;

namespace ServerlessPatterns.Local.Tables.Values;

/// <summary>
/// A value of an attribute, whole with all that it holds. It never changes: an update builds another one, and a reader keeps what it has.
/// </summary>
internal sealed class AttributeValue : IEquatable<AttributeValue>
{
    private readonly object? _content;
    private readonly AttributeNumber _number;

    private AttributeValue(AttributeType type, object? content, AttributeNumber number = default)
    {
        Type = type;
        _content = content;
        _number = number;
        Size = SizeOf(this);
    }

    public static AttributeValue Null { get; } = new(AttributeType.NULL, null);

    public static AttributeValue True { get; } = new(AttributeType.BOOL, true);

    public static AttributeValue False { get; } = new(AttributeType.BOOL, false);

    public AttributeType Type { get; }

    /// <summary>Its part of an item's size, its name left out (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html).</summary>
    public int Size { get; }

    /// <summary>The text of an S.</summary>
    public string Text => (string)_content!;

    /// <summary>The number of an N.</summary>
    public AttributeNumber Number => Type == AttributeType.N ? _number : throw new InvalidOperationException($"{Type} is no number.");

    /// <summary>The octets of a B.</summary>
    public byte[] Bytes => (byte[])_content!;

    /// <summary>The truth of a BOOL.</summary>
    public bool IsTrue => (bool)_content!;

    /// <summary>The elements of an L, an SS, an NS or a BS.</summary>
    public IReadOnlyList<AttributeValue> Elements => (IReadOnlyList<AttributeValue>)_content!;

    /// <summary>The members of an M.</summary>
    public IReadOnlyDictionary<string, AttributeValue> Members => (IReadOnlyDictionary<string, AttributeValue>)_content!;

    public bool IsSet => Type is AttributeType.SS or AttributeType.NS or AttributeType.BS;

    public static AttributeValue Of(string text) => new(AttributeType.S, text);

    public static AttributeValue Of(AttributeNumber number) => new(AttributeType.N, null, number);

    public static AttributeValue Of(byte[] bytes) => new(AttributeType.B, bytes);

    public static AttributeValue Of(bool value) => value ? True : False;

    public static AttributeValue List(IReadOnlyList<AttributeValue> elements) => new(AttributeType.L, elements);

    public static AttributeValue Map(IReadOnlyDictionary<string, AttributeValue> members) => new(AttributeType.M, members);

    /// <param name="type">SS, NS or BS.</param>
    /// <param name="elements">Its distinct elements, at least one.</param>
    public static AttributeValue Set(AttributeType type, IReadOnlyList<AttributeValue> elements) => new(type, elements);

    /// <summary>The bytes of an item's names and values, of which it may have 400 KB.</summary>
    public static int SizeOf(IReadOnlyDictionary<string, AttributeValue> item)
    {
        var size = 0;
        foreach (var (name, value) in item)
        {
            size += Encoding.UTF8.GetByteCount(name) + value.Size;
        }

        return size;
    }

    /// <summary>The order of values of one type that has an order: S by their UTF-8 octets, N, B. Null where there is none.</summary>
    public int? CompareTo(AttributeValue other) => Type != other.Type ? null : Type switch
    {
        AttributeType.S => CompareUtf8(Text, other.Text),
        AttributeType.N => _number.CompareTo(other._number),
        AttributeType.B => Bytes.AsSpan().SequenceCompareTo(other.Bytes),
        _ => null,
    };

    public bool Equals(AttributeValue? other) => other is not null && Type == other.Type && Type switch
    {
        AttributeType.S => string.Equals(Text, other.Text, StringComparison.Ordinal),
        AttributeType.N => _number.Equals(other._number),
        AttributeType.B => Bytes.AsSpan().SequenceEqual(other.Bytes),
        AttributeType.BOOL => IsTrue == other.IsTrue,
        AttributeType.NULL => true,
        AttributeType.L => Elements.SequenceEqual(other.Elements),
        AttributeType.M => Members.Count == other.Members.Count
            && Members.All(member => other.Members.TryGetValue(member.Key, out var value) && member.Value.Equals(value)),
        _ => Elements.Count == other.Elements.Count && Elements.All(element => other.Elements.Contains(element)),
    };

    public override bool Equals(object? obj) => Equals(obj as AttributeValue);

    public override int GetHashCode() => Type switch
    {
        AttributeType.S => HashCode.Combine(Type, Text),
        AttributeType.N => HashCode.Combine(Type, _number),
        AttributeType.B => HashCode.Combine(Type, Bytes.Length, Bytes.Length == 0 ? 0 : Bytes[0], Bytes.Length == 0 ? 0 : Bytes[^1]),
        AttributeType.BOOL => HashCode.Combine(Type, IsTrue),
        AttributeType.NULL => (int)Type,
        AttributeType.M => HashCode.Combine(Type, Members.Count),
        _ => HashCode.Combine(Type, Elements.Count),
    };

    /// <summary>UTF-16's order differs where surrogates are: U+FF5E comes before U+1F600 in UTF-8 alone.</summary>
    private static int CompareUtf8(string left, string right)
    {
        var length = Math.Min(left.Length, right.Length);
        for (var i = 0; i < length; i++)
        {
            var (a, b) = (left[i], right[i]);
            if (a != b)
            {
                return char.IsSurrogate(a) == char.IsSurrogate(b) ? a.CompareTo(b) : char.IsSurrogate(a) ? 1 : -1;
            }
        }

        return left.Length.CompareTo(right.Length);
    }

    private static int SizeOf(AttributeValue value) => value.Type switch
    {
        AttributeType.S => Encoding.UTF8.GetByteCount(value.Text),
        AttributeType.N => value._number.Size,
        AttributeType.B => value.Bytes.Length,
        AttributeType.BOOL or AttributeType.NULL => 1,
        AttributeType.L => 3 + value.Elements.Sum(element => 1 + element.Size),
        AttributeType.M => 3 + value.Members.Count + SizeOf(value.Members),
        _ => value.Elements.Sum(element => element.Size),
    };
}
