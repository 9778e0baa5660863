namespace Legacy;

/// <summary>An order, as the old shop's functions hand it around.</summary>
public sealed record OrderMessage(string Id, string Country, decimal Total, IReadOnlyList<string> Skus);
