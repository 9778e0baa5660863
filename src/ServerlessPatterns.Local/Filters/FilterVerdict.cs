namespace ServerlessPatterns.Local.Filters;

/// <summary>Whether a message matched, and if not, what was in the way.</summary>
/// <param name="IsMatch">Whether it matched.</param>
/// <param name="Mismatches">What did not match: where the policy has alternatives, in the one that came closest.</param>
internal sealed record FilterVerdict(bool IsMatch, IReadOnlyList<FilterMismatch> Mismatches)
{
    public static FilterVerdict Match { get; } = new(true, []);
}
