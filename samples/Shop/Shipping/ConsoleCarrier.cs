using System.Text.Json;

namespace Shop.Shipping;

/// <summary>Stands for a carrier's API: prints each booking as a JSON line, which Lambda puts into the function's log.</summary>
internal sealed class ConsoleCarrier : ICarrier
{
    public Task BookAsync(Parcel parcel, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Console.Out.WriteLineAsync(JsonSerializer.Serialize(parcel, LogJsonContext.Default.Parcel).AsMemory(), cancellationToken);
    }
}
