using System.Text.Encodings.Web;
using System.Text.Json;

namespace ServerlessPatterns.Benchmarks.LoadBalancer;

/// <summary>The request of the benchmarks: the headers of a browser behind a load balancer, a small JSON body.</summary>
internal static class RequestEvent
{
    public const string Path = "/v1/orders/A-1001/lines";

    public const string Body = """{"sku":"TEA-250","quantity":3,"price":12.5,"note":"a gift: \"for Zoë\""}""";

    public static readonly IReadOnlyDictionary<string, string> Headers = new Dictionary<string, string>
    {
        ["accept"] = "application/json",
        ["accept-encoding"] = "gzip, deflate, br, zstd",
        ["accept-language"] = "en-GB,en;q=0.9,de;q=0.8",
        ["content-length"] = "73",
        ["content-type"] = "application/json",
        ["host"] = "shop.example.com",
        ["origin"] = "https://shop.example.com",
        ["referer"] = "https://shop.example.com/orders/A-1001",
        ["user-agent"] = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
        ["x-amzn-trace-id"] = "Root=1-5bdb40ca-556d8b0c50dc66f0511bf520",
        ["x-forwarded-for"] = "72.21.198.66",
        ["x-forwarded-port"] = "443",
        ["x-forwarded-proto"] = "https",
        ["x-tenant"] = "acme",
    };

    // A load balancer escapes what JSON demands, and no more.
    private static readonly JsonSerializerOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Json() => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            requestContext = new { elb = new { targetGroupArn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/shop/6d0ecf831eec9f09" } },
            httpMethod = "POST",
            path = Path,
            multiValueQueryStringParameters = new Dictionary<string, string[]> { ["notify"] = ["true"] },
            multiValueHeaders = Headers.ToDictionary(header => header.Key, header => new[] { header.Value }),
            body = Body,
            isBase64Encoded = false,
        },
        s_options);
}
