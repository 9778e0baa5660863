using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ServerlessPatterns.EndToEnd.Tests.Deployment;

namespace ServerlessPatterns.EndToEnd.Tests.Crud;

/// <summary>The shop's API of products.</summary>
internal static class CatalogApi
{
    public const string Tea =
        """
        {"id":"TEA-250","name":"Tea \"Earl\" 250 g","price":4.5,"stock":null,"discontinued":false,"tags":[],"labels":{},"addedAt":"2026-11-25T10:00:00Z","category":"Tools"}
        """;

    /// <summary>Creates a product, as the back office does.</summary>
    public static async Task CreateProductAsync(this TemplateStack shop, string product, CancellationToken cancellationToken)
    {
        using var api = shop.RestApi();
        using var http = api.CreateClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("AWS4-HMAC-SHA256", "Credential=test/20261125/us-east-1/execute-api/aws4_request, SignedHeaders=host, Signature=0");
        http.DefaultRequestHeaders.Add("X-Amz-Date", "20261125T000000Z");
        using var body = new StringContent(product, Encoding.UTF8, "application/json");
        using var created = await http.PostAsync(new Uri("products", UriKind.Relative), body, cancellationToken);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
    }
}
