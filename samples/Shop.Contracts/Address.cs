namespace Shop.Contracts;

/// <summary>A postal address.</summary>
/// <param name="Street">Street and number.</param>
/// <param name="City">The city.</param>
/// <param name="PostalCode">The postal code.</param>
/// <param name="Country">The country, ISO 3166-1 alpha-2.</param>
public sealed record Address(string Street, string City, string PostalCode, string Country);
