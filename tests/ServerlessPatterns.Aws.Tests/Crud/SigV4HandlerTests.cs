using System.Net;
using System.Text;
using Amazon.Runtime;
using ServerlessPatterns.Aws.Tests.Emulators;

namespace ServerlessPatterns.Aws.Tests.Crud;

/// <summary>Requests as they arrive, verified as API Gateway verifies them.</summary>
public sealed class SigV4HandlerTests
{
    private const string Region = "eu-west-1";
    private static readonly BasicAWSCredentials s_credentials = new("AKIDEXAMPLE", SigV4Verifier.Secret);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("api/products")]
    [InlineData("api/products/")]
    [InlineData("")]
    [InlineData("api/products/a%2Fb")]
    [InlineData("api/products/a%20b%25c%2Bd")]
    [InlineData("api/products/%C3%A9%20%E6%BC%A2%F0%9F%98%80")]
    [InlineData("api/products/é 漢")]
    [InlineData("api/products/a:b@c,d;e=f+g!h*i'j(k)$&")]
    [InlineData("api/products/~-._")]
    [InlineData("api/products?limit=10&pageToken=a%20b%2F%C3%A9%2B%26%3D")]
    [InlineData("api/products?b=2&a=1&B=3&a=0&a-=4&c=%2F%C3%A9")]
    [InlineData("api/products?flag&empty=&plus=a+b")]
    [InlineData("api/products?q='()*!~:@/?")]
    public async Task Path_and_query_are_signed_as_they_are_sent(string url)
    {
        await using var service = Service();
        using var http = Http(service);

        await http.GetAsync(new Uri(service.Url + url), Cancellation);

        SigV4Verifier.AssertSigned(Assert.Single(service.Calls), Region);
    }

    [Theory]
    [InlineData("POST", "{}")]
    [InlineData("PUT", "{\"name\":\"Kettle é\"}")]
    [InlineData("DELETE", null)]
    [InlineData("POST", "")]
    public async Task The_body_is_signed_and_sent(string method, string? body)
    {
        await using var service = Service();
        using var http = Http(service);
        using var request = new HttpRequestMessage(new HttpMethod(method), service.Url + "api/products")
        {
            Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"),
        };

        await http.SendAsync(request, Cancellation);

        var call = Assert.Single(service.Calls);
        SigV4Verifier.AssertSigned(call, Region);
        Assert.Equal(body ?? "", Encoding.UTF8.GetString(call.Body));
        Assert.Equal(body is not null, SigV4Verifier.SignedHeaders(call).Contains("content-type"));
    }

    [Fact]
    public async Task A_body_that_is_a_stream_is_signed_and_sent()
    {
        await using var service = Service();
        using var http = Http(service);
        var body = new byte[100_000];
        new Random(1).NextBytes(body);

        await http.PostAsync(new Uri(service.Url), new StreamContent(new ForwardStream(body)), Cancellation);

        var call = Assert.Single(service.Calls);
        SigV4Verifier.AssertSigned(call, Region);
        Assert.Equal(body, call.Body);
    }

    [Fact]
    public async Task Fields_of_Amazon_are_signed_and_others_are_not()
    {
        await using var service = Service();
        using var http = Http(service);
        using var request = new HttpRequestMessage(HttpMethod.Get, service.Url);
        request.Headers.Add("x-amz-meta", ["a  b", "c"]);
        request.Headers.Add("X-Api-Key", "key");
        request.Headers.Add("User-Agent", "test");

        await http.SendAsync(request, Cancellation);

        var call = Assert.Single(service.Calls);
        Assert.Equal(["host", "x-amz-content-sha256", "x-amz-date", "x-amz-meta"], SigV4Verifier.SignedHeaders(call));
        Assert.Equal("key", call.Headers["X-Api-Key"]);
    }

    [Fact]
    public async Task A_host_of_ones_own_is_signed()
    {
        await using var service = Service();
        using var http = Http(service);
        using var request = new HttpRequestMessage(HttpMethod.Get, service.Url);
        request.Headers.Host = "shop.example";

        await http.SendAsync(request, Cancellation);

        var call = Assert.Single(service.Calls);
        Assert.Equal("shop.example", call.Headers["Host"]);
        SigV4Verifier.AssertSigned(call, Region);
    }

    [Fact]
    public async Task A_session_token_is_signed_and_sent()
    {
        await using var service = Service();
        using var http = Http(service, new SessionAWSCredentials("AKIDEXAMPLE", SigV4Verifier.Secret, "session+token/=="));

        await http.GetAsync(new Uri(service.Url), Cancellation);

        var call = Assert.Single(service.Calls);
        SigV4Verifier.AssertSigned(call, Region);
        Assert.Contains("x-amz-security-token", SigV4Verifier.SignedHeaders(call));
        Assert.Equal("session+token/==", call.Headers["x-amz-security-token"]);
    }

    [Fact]
    public async Task Requests_at_once_are_each_signed_with_credentials_of_their_own()
    {
        const int Count = 64;
        await using var service = Service();
        using var http = Http(service, new NumberedCredentials());

        await Task.WhenAll(Enumerable.Range(0, Count).Select(number => http.PostAsync(new Uri($"{service.Url}api/{number}?n={number}"), new StringContent($"body {number}"), Cancellation)));

        var numbers = new HashSet<int>();
        foreach (var call in service.Calls)
        {
            var number = int.Parse(SigV4Verifier.Credential(call).Split('/')[0]["AKID".Length..], System.Globalization.CultureInfo.InvariantCulture);
            SigV4Verifier.AssertSigned(call, Region, NumberedCredentials.SecretOf(number));
            Assert.Equal(NumberedCredentials.TokenOf(number), call.Headers["x-amz-security-token"]);
            Assert.True(numbers.Add(number));
        }

        Assert.Equal(Count, numbers.Count);
    }

    [Fact]
    public async Task A_request_that_is_sent_again_is_signed_again()
    {
        await using var service = Service();
        using var http = new HttpClient(new TwiceHandler(new SigV4Handler(new NumberedCredentials(), Region, new SocketsHttpHandler())));

        await http.PutAsync(new Uri(service.Url), new StringContent("body"), Cancellation);

        var calls = service.Calls.ToArray();
        Assert.Equal(2, calls.Length);
        SigV4Verifier.AssertSigned(calls[0], Region, NumberedCredentials.SecretOf(1));
        SigV4Verifier.AssertSigned(calls[1], Region, NumberedCredentials.SecretOf(2));
        Assert.Equal("body", Encoding.UTF8.GetString(calls[1].Body));
    }

    [Fact]
    public async Task A_synchronous_request_is_signed_too()
    {
        await using var service = Service();
        using var http = Http(service);
        using var request = new HttpRequestMessage(HttpMethod.Post, service.Url) { Content = new StringContent("body") };

        await Task.Run(() => http.Send(request, Cancellation), Cancellation);

        SigV4Verifier.AssertSigned(Assert.Single(service.Calls), Region);
    }

    [Fact]
    public async Task The_region_is_the_hosts_where_none_is_given()
    {
        var captured = new CapturingHandler();
        using var http = new HttpClient(new SigV4Handler(s_credentials, inner: captured));

        await http.GetAsync(new Uri("https://abc123.execute-api.ap-southeast-3.amazonaws.com/api/products"), Cancellation);

        Assert.Contains("/ap-southeast-3/execute-api/aws4_request", captured.Authorization, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_inner_handler_requests_go_out_and_redirects_are_not_followed()
    {
        await using var service = ScriptedService.Start(_ => ScriptedAnswer.Text(302, ""));
        using var http = new HttpClient(new SigV4Handler(s_credentials, Region));

        using var response = await http.GetAsync(new Uri(service.Url), Cancellation);

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Null(new SigV4Handler(s_credentials, Region).InnerHandler);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void An_empty_region_is_refused(string region) => Assert.Equal("region", Assert.Throws<ArgumentException>(() => new SigV4Handler(region: region)).ParamName);

    private static ScriptedService Service() => ScriptedService.Start(ScriptedAnswer.Text(200, "{}", "application/json"));

    private static HttpClient Http(ScriptedService service, AWSCredentials? credentials = null)
        => new(new SigV4Handler(credentials ?? s_credentials, Region, new SocketsHttpHandler())) { BaseAddress = new Uri(service.Url) };

    /// <summary>Sends each request twice, as one that tries again.</summary>
    private sealed class TwiceHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            (await base.SendAsync(request, cancellationToken)).Dispose();
            return await base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class CapturingHandler : HttpMessageHandler
    {
        public string? Authorization { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Authorization = request.Headers.NonValidated["Authorization"].ToString();
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK));
        }
    }

    /// <summary>A stream that can be read once.</summary>
    private sealed class ForwardStream(byte[] content) : MemoryStream(content)
    {
        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();
    }
}
