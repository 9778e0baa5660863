namespace ServerlessPatterns.EndToEnd.Catalog;

/// <summary>Reads and writes its service's own table.</summary>
[QueueConsumer]
public sealed class SheetCopier(ITable<Sheet> sheets)
{
    public async Task HandleAsync(CopySheet copy, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(copy);
        var sheet = await sheets.GetAsync(copy.From, consistentRead: true, cancellationToken) ?? throw new InvalidOperationException($"There is no sheet '{copy.From}'.");
        await sheets.CreateAsync(sheet with { Key = copy.To }, cancellationToken);
    }
}
