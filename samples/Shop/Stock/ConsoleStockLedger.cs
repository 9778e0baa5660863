using System.Text.Json;

namespace Shop.Stock;

/// <summary>Stands for a table: prints each entry as a JSON line, which Lambda puts into the function's log.</summary>
internal sealed class ConsoleStockLedger : IStockLedger
{
    public async ValueTask EnterAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(entry, LogJsonContext.Default.LedgerEntry).AsMemory(), cancellationToken);
    }
}
