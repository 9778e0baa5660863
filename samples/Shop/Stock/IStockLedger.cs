namespace Shop.Stock;

/// <summary>Keeps what is in stock.</summary>
internal interface IStockLedger
{
    /// <summary>Enters a movement; one whose sequence number was entered before changes nothing.</summary>
    ValueTask EnterAsync(LedgerEntry entry, CancellationToken cancellationToken);
}
