namespace Shop.Orders;

/// <summary>An invoice.</summary>
/// <param name="InvoiceFor">The order.</param>
/// <param name="Country">Whose VAT it is.</param>
/// <param name="Net">The total without VAT, in euro.</param>
/// <param name="Vat">The VAT, in euro.</param>
internal sealed record Invoice(string InvoiceFor, string Country, decimal Net, decimal Vat);
