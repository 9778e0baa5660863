using System.Text.Json;

namespace ServerlessPatterns.Local.Filters;

/// <summary>
/// An event source mapping's FilterCriteria: a message must match any of its patterns, and Lambda deletes from the queue what matches none:
/// https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-filtering.html.
/// </summary>
internal sealed class FilterCriteria
{
    /// <summary>Five by default, ten at most: https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html.</summary>
    private const int MostFilters = 10;

    private readonly IReadOnlyList<FilterPolicy> _patterns;

    private FilterCriteria(IReadOnlyList<FilterPolicy> patterns) => _patterns = patterns;

    /// <summary>Reads { "Filters": [ { "Pattern": "…" } ] }.</summary>
    /// <exception cref="FilterPolicyException">Lambda does not take it.</exception>
    public static FilterCriteria Parse(JsonElement criteria)
    {
        if (criteria.ValueKind != JsonValueKind.Object)
        {
            throw Invalid($"FilterCriteria is an object with a list of Filters, not {criteria.GetRawText()}");
        }

        if (!criteria.TryGetProperty("Filters", out var filters))
        {
            return new FilterCriteria([]);
        }

        if (filters.ValueKind != JsonValueKind.Array || filters.GetArrayLength() > MostFilters)
        {
            throw Invalid($"FilterCriteria has a list of at most {MostFilters} Filters");
        }

        return new FilterCriteria([.. filters.EnumerateArray().Select(ParseFilter)]);
    }

    /// <summary>Whether a message's body matches any pattern; without patterns all do.</summary>
    public bool Matches(ReadOnlySpan<byte> body)
    {
        foreach (var pattern in _patterns)
        {
            if (pattern.Matches(body))
            {
                return true;
            }
        }

        return _patterns.Count == 0;
    }

    /// <summary>Why a message matches or not: of the patterns, the one that came closest.</summary>
    public FilterVerdict Explain(ReadOnlySpan<byte> body)
    {
        var closest = FilterVerdict.Match;
        foreach (var pattern in _patterns)
        {
            var verdict = pattern.Explain(body);
            if (verdict.IsMatch)
            {
                return verdict;
            }

            closest = closest.IsMatch || verdict.Mismatches.Count < closest.Mismatches.Count ? verdict : closest;
        }

        return closest;
    }

    private static FilterPolicy ParseFilter(JsonElement filter)
    {
        if (filter.ValueKind != JsonValueKind.Object || !filter.TryGetProperty("Pattern", out var pattern) || pattern.ValueKind != JsonValueKind.String)
        {
            throw Invalid($"A filter has a Pattern, which is a text, unlike {filter.GetRawText()}");
        }

        try
        {
            using var document = JsonDocument.Parse(pattern.GetString()!);
            return FilterPolicy.Parse(document.RootElement, FilterMode.EventPattern);
        }
        catch (JsonException)
        {
            throw Invalid($"The Pattern is no JSON: {pattern.GetString()}");
        }
    }

    private static FilterPolicyException Invalid(string message) => new($"Invalid filter pattern definition. {message}", "InvalidParameterValueException");
}
