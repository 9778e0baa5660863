using System.Globalization;
using System.Text.Json;
using ServerlessPatterns;

namespace Shop.Catalog;

/// <summary>
/// Prints shelf labels. It reads the service's own table directly; to ask for it in the constructor is what gives the function its name and the
/// permission to read, and no other.
/// </summary>
[QueueConsumer]
internal sealed class LabelPrinter(IReadOnlyTable<Product> products)
{
    public async Task HandleAsync(PrintLabel order, CancellationToken cancellationToken)
    {
        var product = await products.GetAsync(order.ProductId, cancellationToken: cancellationToken)
            ?? throw new InvalidOperationException($"There is no product '{order.ProductId}' to print a label for.");

        // Stands for the label printer.
        var label = new Label(product.Id, string.Create(CultureInfo.InvariantCulture, $"{product.Name} EUR {product.Price:0.00}"), order.Copies);
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(label, LogJsonContext.Default.Label).AsMemory(), cancellationToken);
    }
}
