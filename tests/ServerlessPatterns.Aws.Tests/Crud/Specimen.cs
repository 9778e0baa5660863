using System.Text.Json.Serialization;

namespace ServerlessPatterns.Aws.Tests.Crud;

/// <summary>An item with a member of every shape.</summary>
internal sealed record Specimen
{
    public required string Id { get; init; }

    public required long Version { get; init; }

    public string? Text { get; init; }

    public Guid Guid { get; init; }

    public DateTimeOffset At { get; init; }

    public DateOnly? Day { get; init; }

    public SpecimenKind Kind { get; init; }

    public decimal Price { get; init; }

    public double Ratio { get; init; }

    public ulong? Large { get; init; }

    public bool Flag { get; init; }

    public bool? Maybe { get; init; }

    public byte[]? Octets { get; init; }

    public IReadOnlyList<string?>? Tags { get; init; }

    public int?[]? Numbers { get; init; }

    public HashSet<string>? Names { get; init; }

    public Dictionary<string, string?>? Labels { get; init; }

    public Dictionary<string, List<Side>>? Groups { get; init; }

    [JsonPropertyName("sidé \"1\"")]
    public Side? First { get; init; }

    public List<Side>? Sides { get; init; }
}
