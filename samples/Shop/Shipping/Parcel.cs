namespace Shop.Shipping;

/// <summary>A parcel.</summary>
/// <param name="Reference">The booking's reference: one and the same for one order.</param>
/// <param name="Country">Where it goes.</param>
/// <param name="WeightKilograms">What it weighs.</param>
/// <param name="Pickup">When the carrier fetches it.</param>
internal sealed record Parcel(string Reference, string Country, decimal WeightKilograms, DateTimeOffset Pickup);
