using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;

namespace Legacy;

/// <summary>One function for everything: SLP1022.</summary>
public sealed class ShopFunction
{
    public Task<APIGatewayProxyResponse> HandleAsync(APIGatewayProxyRequest request, ILambdaContext context) => request.Path switch
    {
        "/orders" => Answer("orders"),
        "/orders/search" => Answer("search"),
        "/customers" => Answer("customers"),
        "/invoices" => Answer("invoices"),
        "/invoices/print" => Answer("print"),
        _ => Answer("nothing"),
    };

    private static Task<APIGatewayProxyResponse> Answer(string body) => Task.FromResult(new APIGatewayProxyResponse { StatusCode = 200, Body = body });
}
