namespace Shop.Contracts;

/// <summary>How fast an order must arrive.</summary>
public enum DeliveryService
{
    /// <summary>Within a week.</summary>
    Standard,

    /// <summary>The next working day.</summary>
    Express,
}
