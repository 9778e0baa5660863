using System.Text.Json;
using ServerlessPatterns;
using Shop.Contracts;

namespace Shop.Orders;

/// <summary>Writes the invoice with VAT that Great Britain and Ireland ask for.</summary>
[QueueConsumer]
[MessageFilter(nameof(OrderPlaced.Country), "GB", "IE")]
internal sealed class VatInvoice
{
    public Task HandleAsync(OrderPlaced order, CancellationToken cancellationToken)
    {
        var rate = order.Country == "GB" ? 0.20m : 0.23m;
        var net = decimal.Round(order.Total / (1 + rate), 2);

        // Stands for the accounting system.
        var invoice = new Invoice(order.OrderId, order.Country, net, order.Total - net);
        return Console.Out.WriteLineAsync(JsonSerializer.Serialize(invoice, LogJsonContext.Default.Invoice).AsMemory(), cancellationToken);
    }
}
