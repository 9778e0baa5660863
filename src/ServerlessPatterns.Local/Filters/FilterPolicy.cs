using System.Text.Json;

namespace ServerlessPatterns.Local.Filters;

/// <summary>
/// A subscription's filter policy (https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html) or a pattern of an event source
/// mapping (https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html). It may be used by any number of threads at once.
/// <para>
/// Not as in AWS: a changed policy takes effect at once, not within 15 minutes. Of addresses, only cidr compares IPv6 whatever way it is written.
/// </para>
/// </summary>
internal sealed class FilterPolicy
{
    private const int LargestPolicy = 256 * 1024;
    private const int LongestPattern = 4096;
    private const int Keys = 5;

    private readonly FilterMode _mode;
    private readonly string _text;
    private readonly IReadOnlyList<FilterRule> _rules;

    private FilterPolicy(FilterMode mode, string text, IReadOnlyList<FilterRule> rules)
    {
        _mode = mode;
        _text = text;
        _rules = rules;
    }

    /// <summary>Whose rules it is applied by.</summary>
    public FilterMode Mode => _mode;

    /// <summary>Reads a policy or pattern.</summary>
    /// <param name="policy">The policy; the document that it is of may be disposed of afterwards.</param>
    /// <param name="mode">Whose rules it is read and applied by.</param>
    /// <exception cref="FilterPolicyException">AWS does not take it.</exception>
    public static FilterPolicy Parse(JsonElement policy, FilterMode mode)
    {
        var text = policy.GetRawText();
        try
        {
            return Read(policy, text, mode);
        }
        catch (FormatException e)
        {
            throw mode == FilterMode.EventPattern
                ? new FilterPolicyException($"Invalid filter pattern definition. {e.Message}: {text}", "InvalidParameterValueException")
                : new FilterPolicyException($"Invalid parameter: Attributes Reason: FilterPolicy: {e.Message}");
        }
    }

    /// <inheritdoc cref="Matches(JsonElement)"/>
    /// <param name="body">A body in UTF-8. One that is no JSON matches no policy on it.</param>
    public bool Matches(ReadOnlySpan<byte> body)
    {
        using var document = TryRead(body);
        return document is not null ? Matches(document.RootElement)
            : _mode == FilterMode.EventPattern ? MatchesText(body)
            : _rules.Count == 0;
    }

    /// <summary>Whether a message matches.</summary>
    /// <param name="message">
    /// The body; in the mode <see cref="FilterMode.MessageAttributes"/> an object of the attributes' values, see
    /// <see cref="Topics.AttributeDocument"/>.
    /// </param>
    public bool Matches(JsonElement message)
    {
        if (_rules.Count == 0)
        {
            return true;
        }

        if (!IsApplicable(message))
        {
            return false;
        }

        foreach (var rule in _rules)
        {
            if (Matches(rule, message))
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc cref="Explain(JsonElement)"/>
    /// <param name="body">A body in UTF-8.</param>
    public FilterVerdict Explain(ReadOnlySpan<byte> body)
    {
        using var document = TryRead(body);
        return document is not null ? Explain(document.RootElement)
            : Matches(body) ? FilterVerdict.Match
            : new FilterVerdict(false, [new FilterMismatch("", _text, JsonSerializer.Serialize(System.Text.Encoding.UTF8.GetString(body)))]);
    }

    /// <summary>Why a message matches or not. For people: it takes its time.</summary>
    /// <param name="message">As in <see cref="Matches(JsonElement)"/>.</param>
    public FilterVerdict Explain(JsonElement message)
    {
        if (Matches(message))
        {
            return FilterVerdict.Match;
        }

        var start = _mode == FilterMode.EventPattern ? 1 : 0;
        if (!IsApplicable(message) || _rules.All(rule => start == 1 && rule.IsOnText))
        {
            return new FilterVerdict(false, [new FilterMismatch("", _text, message.GetRawText())]);
        }

        return new FilterVerdict(false, _rules.Where(rule => start == 0 || !rule.IsOnText).Select(rule => FilterExplanation.Of(rule, message, start)).MinBy(found => found.Count)!);
    }

    private static FilterPolicy Read(JsonElement policy, string text, FilterMode mode)
    {
        if (mode == FilterMode.EventPattern ? text.Length > LongestPattern : System.Text.Encoding.UTF8.GetByteCount(text) > LargestPolicy)
        {
            throw new FormatException("Filter policy is too long");
        }

        // An empty policy is how one is taken off: https://docs.aws.amazon.com/sns/latest/dg/message-filtering-policy-remove.html.
        if (mode != FilterMode.EventPattern && policy.ValueKind == JsonValueKind.Object && !policy.EnumerateObject().Any())
        {
            return new FilterPolicy(mode, text, []);
        }

        var rules = new FilterPolicyReader(mode).Read(policy);
        if (mode == FilterMode.EventPattern)
        {
            // "Amazon SQS event source mappings only support filtering on the body key": https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-filtering.html.
            if (rules.SelectMany(rule => rule.Fields).FirstOrDefault(field => field.Path.Beginning(1) != "body") is { } other)
            {
                throw new FormatException($"A queue's messages are filtered on the body key only, not on {other.Path.Text}");
            }
        }
        else if (mode == FilterMode.MessageAttributes && rules.Any(rule => rule.Fields.Any(field => field.Depth > 1)))
        {
            throw new FilterPolicyException("Invalid parameter: Attributes Reason: Filter policy scope MessageAttributes does not support nested filter policy");
        }
        else if (rules.Any(rule => rule.Fields.Select(field => field.Path.Beginning(1)).Distinct().Count() > Keys))
        {
            throw new FormatException("Filter policy can not have more than 5 keys");
        }
        else if (rules.Sum(rule => rule.Combinations) > FilterLimits.Of(mode).Combinations)
        {
            throw new FormatException("Filter policy is too complex");
        }

        return new FilterPolicy(mode, text, rules);
    }

    /// <summary>
    /// SNS's policies are on an object, which must not be empty: "exists: false only matches if at least one attribute is present"
    /// (https://docs.aws.amazon.com/sns/latest/dg/attribute-key-matching.html).
    /// </summary>
    private bool IsApplicable(JsonElement message)
        => _mode == FilterMode.EventPattern || (message.ValueKind == JsonValueKind.Object && message.EnumerateObject().MoveNext());

    /// <summary>
    /// A body and a pattern of different kinds do not meet: "If there is a mismatch, Lambda drops the message"
    /// (https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-filtering.html).
    /// </summary>
    private bool Matches(FilterRule rule, JsonElement message)
        => _mode == FilterMode.EventPattern ? !rule.IsOnText && rule.Matches(message, 1) : rule.Matches(message, 0);

    private bool MatchesText(ReadOnlySpan<byte> body)
    {
        if (!_rules.Any(rule => rule.IsOnText))
        {
            return false;
        }

        var text = JsonSerializer.SerializeToElement(System.Text.Encoding.UTF8.GetString(body));
        return _rules.Any(rule => rule.Fields.All(field => field.Path.Length == 1 && field.Holds(text)));
    }

    private JsonDocument? TryRead(ReadOnlySpan<byte> body)
    {
        // Most bodies that are no JSON are told without an exception, which would cost more than all else.
        var first = body.TrimStart(" \t\r\n"u8);
        if (first.IsEmpty || (_mode == FilterMode.EventPattern ? "{[\"-0123456789tfn"u8 : "{"u8).IndexOf(first[0]) < 0)
        {
            return null;
        }

        try
        {
            var reader = new Utf8JsonReader(body);
            var document = JsonDocument.ParseValue(ref reader);
            if (!reader.Read())
            {
                return document;
            }

            document.Dispose();
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
