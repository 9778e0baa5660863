using System.Text.Json.Serialization;

namespace ServerlessPatterns.EndToEnd.Catalog;

/// <summary>A member of every shape that a table keeps.</summary>
#pragma warning disable SLP1007 // Anyone may call: so that the tests see that too.
[CrudTable("sheets", Authorization = ApiAuthorization.None)]
#pragma warning restore SLP1007
public sealed record Sheet
{
    [PartitionKey]
    public required string Key { get; init; }

    public string? Text { get; init; }

    public char? Letter { get; init; }

    public sbyte? SmallSigned { get; init; }

    public byte? Small { get; init; }

    public short? ShortNumber { get; init; }

    public ushort? UnsignedShort { get; init; }

    public int? IntegerNumber { get; init; }

    public uint? UnsignedInteger { get; init; }

    public long? LongNumber { get; init; }

    public ulong? UnsignedLong { get; init; }

    public Int128? Huge { get; init; }

    public decimal? DecimalNumber { get; init; }

    public float? FloatNumber { get; init; }

    public double? DoubleNumber { get; init; }

    public bool? Flag { get; init; }

    public Guid? Identifier { get; init; }

    public DateTime? Time { get; init; }

    public DateTimeOffset? Instant { get; init; }

    public DateOnly? Day { get; init; }

    public TimeOnly? Clock { get; init; }

    public TimeSpan? Duration { get; init; }

    public Uri? Link { get; init; }

    public Category? Named { get; init; }

    public DayOfWeek? Numbered { get; init; }

    public byte[]? Bytes { get; init; }

    public List<string?>? Texts { get; init; }

    public decimal[]? Numbers { get; init; }

    public HashSet<string>? Set { get; init; }

    public Dictionary<string, int?>? Counts { get; init; }

    public Dictionary<string, List<Cell>>? Cells { get; init; }

    public Cell? Cell { get; init; }

    [JsonPropertyName("with a space-and.more")]
    public string? OddName { get; init; }

    [JsonIgnore]
    public object? Unkept { get; init; }
}
