using System.Net;
using ServerlessPatterns.Hosting;

namespace ServerlessPatterns.Tests.Crud;

/// <summary>As the compiler writes it.</summary>
internal sealed class ProductClient(HttpClient httpClient) : TableClient<Product>(httpClient, "products", ProductJson.Default.Product)
{
    public const string Stage = "https://abc123.execute-api.eu-west-1.amazonaws.com/api";

    public static (ProductClient Client, ScriptedHandler Api) Create(params HttpResponseMessage[] answers)
    {
        var handler = new ScriptedHandler(answers);
        return (new ProductClient(new HttpClient(handler) { BaseAddress = new Uri(Stage) }), handler);
    }

    public static (ProductClient Client, ScriptedHandler Api) Create(HttpStatusCode status, string body = "", string contentType = "application/json")
        => Create(ScriptedHandler.Answer(status, body, contentType));

    public Task<string?> CreateAsync(Product product, CancellationToken cancellationToken = default) => CreateItemAsync(product, cancellationToken);

    public Task<Product?> GetAsync(TableKey key, CancellationToken cancellationToken = default) => GetItemAsync(key, cancellationToken);

    public Task ReplaceAsync(TableKey key, Product product, CancellationToken cancellationToken = default) => ReplaceItemAsync(key, product, cancellationToken);

    public Task DeleteAsync(TableKey key, CancellationToken cancellationToken = default) => DeleteItemAsync(key, cancellationToken);

    public IAsyncEnumerable<Product> ListAsync(TableKeyValue? partition = null, int? pageSize = null, CancellationToken cancellationToken = default)
        => ListItemsAsync(partition, pageSize, cancellationToken);

    protected override TableKey? KeyOf(Product item) => item.Id;
}
