using Amazon.DynamoDBv2.DataModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Legacy;

/// <summary>A server in front of a table: SLP1006.</summary>
public static class CustomerServer
{
    public static void Map(IEndpointRouteBuilder app)
        => app.MapGet("/customers/{id}", async (string id, IDynamoDBContext context) =>
            await context.LoadAsync<Customer>(id) is { } customer ? Results.Ok(customer) : Results.NotFound());
}
