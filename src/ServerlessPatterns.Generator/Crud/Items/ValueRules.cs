using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Crud.Items;

/// <summary>What holds for a value beside its JSON type; what is null holds nothing.</summary>
internal sealed record ValueRules
{
    public static readonly ValueRules None = new();

    /// <summary>A number without fraction.</summary>
    public bool IsInteger { get; init; }

    /// <summary>The least number, as JSON has it.</summary>
    public string? Minimum { get; init; }

    /// <summary>The greatest number.</summary>
    public string? Maximum { get; init; }

    /// <summary>The least length of a text or list.</summary>
    public int? MinimumLength { get; init; }

    /// <summary>The greatest length.</summary>
    public int? MaximumLength { get; init; }

    /// <summary>A regular expression that the text matches.</summary>
    public string? Pattern { get; init; }

    /// <summary>The text's format, as OpenAPI names it.</summary>
    public string? Format { get; init; }

    /// <summary>The only texts, of an enum.</summary>
    public EquatableArray<string> Names { get; init; }
}
