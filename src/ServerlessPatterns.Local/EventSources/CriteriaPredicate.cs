using ServerlessPatterns.Local.Filters;

namespace ServerlessPatterns.Local.EventSources;

/// <summary>A mapping's FilterCriteria.</summary>
internal sealed class CriteriaPredicate(FilterCriteria criteria) : IMessagePredicate
{
    public bool Matches(ReadOnlySpan<byte> body) => criteria.Matches(body);
}
