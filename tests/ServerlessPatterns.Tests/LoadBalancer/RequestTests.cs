namespace ServerlessPatterns.Tests.LoadBalancer;

public class RequestTests
{
    [Fact]
    public void A_unit_test_makes_a_request_of_its_own()
    {
        var request = HttpRequest.Create(
            "POST",
            "/orders/a%2Fb",
            [new("q", "a+b c&d=é"), new("q", "2"), new("p", "")],
            [new("X-Tenant", "acme"), new("x-tenant", "other")],
            "body é"u8.ToArray());

        Assert.Equal("POST", request.Method);
        Assert.Equal("/orders/a%2Fb", request.Path);
        Assert.Equal("a+b c&d=é", request.Query("Q"));
        Assert.Equal(["a+b c&d=é", "2"], request.QueryValues("q"));
        Assert.Equal(["q", "p"], request.QueryNames);
        Assert.Null(request.Query("none"));
        Assert.Empty(request.QueryValues("none"));
        Assert.Equal("acme, other", request.Header("X-TENANT"));
        Assert.Equal(["acme", "other"], request.Headers("x-tenant"));
        Assert.Equal(["X-Tenant"], request.HeaderNames);
        Assert.Null(request.Header("none"));
        Assert.Empty(request.Headers("none"));
        Assert.Equal("body é", request.Text());
        Assert.Equal("body é"u8.ToArray(), request.Body.ToArray());
    }

    [Fact]
    public void What_is_left_out_is_empty()
    {
        var request = HttpRequest.Create("BREW", "/");

        Assert.Equal("BREW", request.Method);
        Assert.Empty(request.QueryNames);
        Assert.Empty(request.HeaderNames);
        Assert.True(request.Body.IsEmpty);
        Assert.Equal("", request.Text());
        Assert.ThrowsAny<ArgumentException>(() => HttpRequest.Create("", "/"));
        Assert.ThrowsAny<ArgumentException>(() => HttpRequest.Create("GET", ""));
        Assert.ThrowsAny<ArgumentException>(() => HttpRequest.Create("GET", "/orders?page=1"));
    }

    [Fact]
    public async Task A_value_whose_encoding_is_invalid_is_given_as_it_arrived()
    {
        var seen = new List<string?>();
        var target = new TestTarget(call =>
        {
            seen.AddRange([call.Request.Query("q"), string.Join(',', call.Request.QueryNames)]);
            call.NoContent();
        });

        await target.SendAsync(TestEvent.Of("GET /?q=100%+&%zz=1"));

        Assert.Equal(["100%+", "q,%zz"], seen);
    }
}
