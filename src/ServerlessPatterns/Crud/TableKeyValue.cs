using System.Globalization;
using System.Text.Json;

namespace ServerlessPatterns;

/// <summary>A partition or sort key, as the table has it: the text that the serializer writes for the property.</summary>
public readonly record struct TableKeyValue
{
    private TableKeyValue(string text) => Text = text;

    /// <summary>The key's text; of a number, its digits.</summary>
    public string? Text { get; }

    /// <summary>A string.</summary>
    /// <param name="value">The key; not empty.</param>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public static implicit operator TableKeyValue(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return new(value);
    }

    /// <summary>A GUID.</summary>
    /// <param name="value">The key.</param>
    public static implicit operator TableKeyValue(Guid value) => new(value.ToString());

    /// <summary>A whole number; smaller ones become it.</summary>
    /// <param name="value">The key.</param>
    public static implicit operator TableKeyValue(long value) => new(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A decimal number, or a <see cref="ulong"/>: an operator of its own would leave <see cref="int"/> between two.</summary>
    /// <param name="value">The key.</param>
    public static implicit operator TableKeyValue(decimal value) => new(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A date.</summary>
    /// <param name="value">The key.</param>
    public static implicit operator TableKeyValue(DateOnly value) => new(value.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>A time, in the serializer's form.</summary>
    /// <param name="value">The key.</param>
    public static implicit operator TableKeyValue(DateTime value) => new(JsonSerializer.SerializeToElement(value, KeyJsonContext.Default.DateTime).GetString()!);

    /// <summary>A time, in the serializer's form.</summary>
    /// <param name="value">The key.</param>
    public static implicit operator TableKeyValue(DateTimeOffset value) => new(JsonSerializer.SerializeToElement(value, KeyJsonContext.Default.DateTimeOffset).GetString()!);

    /// <inheritdoc/>
    public override string ToString() => Text ?? "";
}
