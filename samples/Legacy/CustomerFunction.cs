using System.Text.Json;
using Amazon.DynamoDBv2.DataModel;
using Amazon.Lambda.APIGatewayEvents;
using Shop.Catalog;

namespace Legacy;

/// <summary>Functions that only pass requests on, and one that reads another service's table.</summary>
public sealed class CustomerFunction(IDynamoDBContext context)
{
    /// <summary>API Gateway could do this by itself: SLP1005.</summary>
    public async Task<APIGatewayProxyResponse> GetAsync(APIGatewayProxyRequest request)
    {
        var customer = await context.LoadAsync<Customer>(request.PathParameters["id"]);
        return customer is null
            ? new APIGatewayProxyResponse { StatusCode = 404 }
            : new APIGatewayProxyResponse { StatusCode = 200, Body = JsonSerializer.Serialize(customer) };
    }

    /// <summary>The products are the Shop's: SLP1024.</summary>
    public Task<Product> ProductAsync(string id) => context.LoadAsync<Product>(id);
}
