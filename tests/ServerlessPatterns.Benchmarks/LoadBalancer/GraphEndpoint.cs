using System.Globalization;
using System.Text.Json;

namespace ServerlessPatterns.Benchmarks.LoadBalancer;

/// <summary>What users write without us: the event into an object graph, a switch over its path, the answer out of a graph. Twenty routes.</summary>
internal static class GraphEndpoint
{
    public static async Task<Stream> HandleAsync(Stream input)
    {
        var request = (await JsonSerializer.DeserializeAsync(input, EndpointJson.Default.LoadBalancerRequestGraph))!;
        var answer = Route(request);
        var output = new MemoryStream();
        await JsonSerializer.SerializeAsync(output, answer, EndpointJson.Default.LoadBalancerAnswerGraph);
        output.Position = 0;
        return output;
    }

    private static LoadBalancerAnswerGraph Route(LoadBalancerRequestGraph request)
    {
        var segments = request.Path!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (segments is ["v1", var resource, ..] && resource is "customers" or "invoices" or "orders" or "products" or "shipments")
        {
            switch (request.HttpMethod, segments)
            {
                case ("GET", [_, _]):
                    return Json(200, "\"\"");
                case ("GET", [_, _, var id]):
                    return Json(200, $"\"{Uri.UnescapeDataString(id)}\"");
                case ("DELETE", [_, _, _]):
                    return new LoadBalancerAnswerGraph { StatusCode = 204, StatusDescription = "204 No Content", MultiValueHeaders = [] };
                case ("POST", [_, _, var id, "lines"]):
                    return AddLine(Uri.UnescapeDataString(id), request);
            }
        }

        return new LoadBalancerAnswerGraph { StatusCode = 404, StatusDescription = "404 Not Found", MultiValueHeaders = [] };
    }

    private static LoadBalancerAnswerGraph AddLine(string id, LoadBalancerRequestGraph request)
    {
        if (!request.MultiValueHeaders!.TryGetValue("x-tenant", out var tenant) || !request.MultiValueHeaders.TryGetValue("content-type", out var type) || !type[0].StartsWith("application/json", StringComparison.OrdinalIgnoreCase))
        {
            return new LoadBalancerAnswerGraph { StatusCode = 400, StatusDescription = "400 Bad Request", MultiValueHeaders = [] };
        }

        var notify = request.MultiValueQueryStringParameters!.TryGetValue("notify", out var values) && bool.Parse(Uri.UnescapeDataString(values[0]));
        var body = JsonSerializer.Deserialize(request.Body!, EndpointJson.Default.OrderLineBody)!;
        return Json(200, JsonSerializer.Serialize(OrderLineAnswer.Of(id, notify, tenant[0], body), EndpointJson.Default.OrderLineAnswer));
    }

    private static LoadBalancerAnswerGraph Json(int status, string body) => new()
    {
        StatusCode = status,
        StatusDescription = status.ToString(CultureInfo.InvariantCulture) + " OK",
        MultiValueHeaders = new Dictionary<string, IList<string>> { ["Content-Type"] = ["application/json"] },
        Body = body,
    };
}
