namespace ServerlessPatterns.Tests.LoadBalancer;

public class ResultTests
{
    private static string[] Lines(HttpResult result) => [.. result.Headers.Select(header => $"{header.Key}: {header.Value}")];

    [Fact]
    public void The_factories_say_what_they_are_called()
    {
        var order = new Order("1", 2);

        Assert.Equal((200, order), (HttpResult.Ok(order).StatusCode, HttpResult.Ok(order).Body));
        Assert.Equal(["content-type: application/json"], Lines(HttpResult.Ok(order)));
        Assert.Equal(201, HttpResult.Created("/orders/1", order).StatusCode);
        Assert.Equal(["content-type: application/json", "location: /orders/1"], Lines(HttpResult.Created("/orders/1", order)));
        Assert.Equal(202, HttpResult.Accepted().StatusCode);
        Assert.Equal((204, null), (HttpResult.NoContent().StatusCode, HttpResult.NoContent().Body));
        Assert.Equal(404, HttpResult.NotFound().StatusCode);
        Assert.Equal("urn:serverless-patterns:problem:not-found", Assert.IsType<Problem>(HttpResult.NotFound().Body).Type);
        Assert.Equal(new Problem("about:blank", "Too late", 410, "It is gone."), HttpResult.Problem(410, "Too late", "It is gone.").Body);
        Assert.Equal("hi", HttpResult.Text("hi").Body);
        Assert.Equal(["content-type: text/html"], Lines(HttpResult.Text("hi", "text/html")));
        Assert.Equal(["content-type: image/png"], Lines(HttpResult.Bytes(new byte[1], "image/png")));
        Assert.Equal(418, HttpResult.Status(418).StatusCode);
    }

    [Theory]
    [InlineData(false, false, 302)]
    [InlineData(true, false, 301)]
    [InlineData(false, true, 307)]
    [InlineData(true, true, 308)]
    public void A_redirect_is_one_of_four(bool permanent, bool preserveMethod, int status)
    {
        var result = HttpResult.Redirect("/a?b=%20", permanent, preserveMethod);

        Assert.Equal(status, result.StatusCode);
        Assert.Equal(["location: /a?b=%20"], Lines(result));
    }

    [Theory]
    [InlineData(199)]
    [InlineData(600)]
    [InlineData(-1)]
    public void A_status_is_200_to_599(int status)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => HttpResult.Status(status));
        Assert.Throws<ArgumentOutOfRangeException>(() => HttpResult.Json(status, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => HttpResult.Problem(status, "x"));
    }

    [Theory]
    [InlineData(204)]
    [InlineData(205)]
    [InlineData(304)]
    public void A_status_without_a_body_has_none(int status)
    {
        Assert.Equal(status, HttpResult.Status(status).StatusCode);
        Assert.Throws<ArgumentOutOfRangeException>(() => HttpResult.Json(status, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => HttpResult.Problem(status, "x"));
    }

    [Fact]
    public void A_result_does_not_change()
    {
        var plain = HttpResult.Text("x");
        var one = plain.WithHeader("X-A", "1");
        var two = one.WithHeader("x-a", "2").WithCookie("a", "1").WithCookie("a", "2");

        Assert.Equal(["content-type: text/plain; charset=utf-8"], Lines(plain));
        Assert.Equal(["content-type: text/plain; charset=utf-8", "x-a: 1"], Lines(one));
        Assert.Equal("x-a: 2", Lines(two)[1]);
        Assert.Equal(4, two.Headers.Count);
        Assert.Equal(["content-type: text/css"], Lines(plain.WithHeader("Content-Type", "text/css")));
    }

    public static TheoryData<string> BadValues()
    {
        var data = new TheoryData<string>("a\r\nSet-Cookie: b=1", "a\nb", "a\rb", "a\0b", "é", "\u2028", "😀", "\u0085", "\u010a", "\u560a");
        for (var control = '\0'; control < ' '; control++)
        {
            if (control != '\t')
            {
                data.Add($"x{control}");
            }
        }

        data.Add("x\u007f");
        return data;
    }

    [Theory]
    [MemberData(nameof(BadValues))]
    public void A_value_that_could_begin_another_header_is_refused(string value)
    {
        var e = Assert.Throws<ArgumentException>(() => HttpResult.NoContent().WithHeader("X-Name", value));
        Assert.Contains("X-Name", e.Message, StringComparison.Ordinal);
        Assert.Contains("Uri.EscapeDataString", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', e.Message.ReplaceLineEndings("\n").Replace("\n(Parameter", "", StringComparison.Ordinal));
        Assert.Throws<ArgumentException>(() => HttpResult.Redirect(value));
        Assert.Throws<ArgumentException>(() => HttpResult.Created(value, 1));
        Assert.Throws<ArgumentException>(() => HttpResult.Text("x", value));
        Assert.Throws<ArgumentException>(() => HttpResult.Bytes(default, value));
        Assert.Throws<ArgumentException>(() => HttpResult.NoContent().WithCookie("a", value));
        Assert.Throws<ArgumentException>(() => HttpResult.NoContent().WithCookie(value, "a"));
        Assert.Throws<ArgumentException>(() => HttpResult.NoContent().WithHeader(value, "a"));
        Assert.Throws<ArgumentException>(() => HttpResult.NoContent().WithCookie("a", "b", new HttpCookieOptions { Path = value }));
        Assert.Throws<ArgumentException>(() => HttpResult.NoContent().WithCookie("a", "b", new HttpCookieOptions { Domain = value }));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a:")]
    [InlineData("(a)")]
    [InlineData("a\"")]
    public void A_header_name_is_a_token(string name)
    {
        Assert.Throws<ArgumentException>(() => HttpResult.NoContent().WithHeader(name, "x"));
        Assert.Throws<ArgumentException>(() => HttpResult.NoContent().WithCookie(name, "x"));
    }

    [Theory]
    [InlineData("Connection")]
    [InlineData("keep-alive")]
    [InlineData("Proxy-Connection")]
    [InlineData("Transfer-Encoding")]
    [InlineData("TE")]
    [InlineData("Trailer")]
    [InlineData("Upgrade")]
    [InlineData("CONTENT-LENGTH")]
    public void A_header_of_the_load_balancers_is_refused_and_said_why(string name)
    {
        var e = Assert.Throws<ArgumentException>(() => HttpResult.NoContent().WithHeader(name, "1"));

        Assert.Contains("load balancer", e.Message, StringComparison.Ordinal);
        Assert.Contains("Leave it out", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_may_have_blanks_tabs_and_all_of_visible_ASCII()
    {
        var value = "\t" + new string([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c)]);

        Assert.Equal($"x: {value}", Assert.Single(Lines(HttpResult.NoContent().WithHeader("x", value))));
    }

    [Fact]
    public void A_cookie_is_secure_unless_it_is_said_otherwise()
    {
        Assert.Equal("set-cookie: sid=a1; Path=/; Secure; HttpOnly; SameSite=Lax", Assert.Single(Lines(HttpResult.NoContent().WithCookie("sid", "a1"))));
        Assert.Equal(
            "set-cookie: sid=; Path=/shop; Domain=example.com; Max-Age=90; SameSite=Strict",
            Assert.Single(Lines(HttpResult.NoContent().WithCookie("sid", "", new HttpCookieOptions
            {
                Secure = false,
                HttpOnly = false,
                SameSite = HttpSameSite.Strict,
                Path = "/shop",
                Domain = "example.com",
                MaxAge = TimeSpan.FromSeconds(90.9),
            }))));
        Assert.EndsWith("; SameSite=None", Assert.Single(Lines(HttpResult.NoContent().WithCookie("a", "b", new HttpCookieOptions { SameSite = HttpSameSite.None }))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("a;b")]
    [InlineData("a,b")]
    [InlineData("\"a\"")]
    [InlineData("a\\b")]
    [InlineData("a\tb")]
    public void A_cookies_value_is_RFC_6265s(string value)
    {
        var e = Assert.Throws<ArgumentException>(() => HttpResult.NoContent().WithCookie("sid", value));

        Assert.Contains("sid", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_that_a_browser_refuses_are_refused()
    {
        Assert.Throws<ArgumentException>(() => HttpResult.NoContent().WithCookie("a", "b", new HttpCookieOptions { SameSite = HttpSameSite.None, Secure = false }));
        Assert.Throws<ArgumentException>(() => HttpResult.NoContent().WithCookie("a", "b", new HttpCookieOptions { MaxAge = TimeSpan.FromSeconds(-1) }));
        Assert.Throws<ArgumentException>(() => HttpResult.NoContent().WithCookie("a", "b", new HttpCookieOptions { Path = "/; Domain=x" }));
    }

    [Fact]
    public void A_long_value_is_shortened_in_the_message()
    {
        var e = Assert.Throws<ArgumentException>(() => HttpResult.NoContent().WithHeader("x", new string('y', 100_000) + "\n"));

        Assert.InRange(e.Message.Length, 100, 500);
    }
}
