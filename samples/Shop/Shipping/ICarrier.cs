namespace Shop.Shipping;

/// <summary>Takes parcels.</summary>
internal interface ICarrier
{
    /// <summary>Books a parcel. Booking the same reference again gives the same booking: a message may be delivered twice.</summary>
    Task BookAsync(Parcel parcel, CancellationToken cancellationToken);
}
