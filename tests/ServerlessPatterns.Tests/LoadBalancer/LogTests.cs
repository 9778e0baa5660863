using System.Globalization;
using ServerlessPatterns.LoadBalancer;

namespace ServerlessPatterns.Tests.LoadBalancer;

public class LogTests
{
    [Fact]
    public async Task A_failure_is_one_line_that_tells_what_failed_and_why()
    {
        var target = new TestTarget(_ => throw new InvalidOperationException("no \"carrier\"\nfor é", new TimeoutException("connect")));

        await target.SendAsync(TestEvent.Of("GET /orders/4711"));

        var line = Assert.Single(target.LogLines);
        Assert.Equal(
            ["timestamp", "level", "message", "requestId", "function", "method", "route", "status", "exception"],
            line.EnumerateObject().Select(property => property.Name));
        Assert.True(DateTimeOffset.TryParse(line.GetProperty("timestamp").GetString(), CultureInfo.InvariantCulture, out _));
        Assert.Equal("ERROR", line.GetProperty("level").GetString());
        Assert.Equal("The request failed.", line.GetProperty("message").GetString());
        Assert.Equal("request-1", line.GetProperty("requestId").GetString());
        Assert.Equal("Acme.OrderEndpoint", line.GetProperty("function").GetString());
        Assert.Equal("GET", line.GetProperty("method").GetString());
        Assert.Equal("GET /orders/{id}", line.GetProperty("route").GetString());
        Assert.Equal(500, line.GetProperty("status").GetInt32());
        var exception = line.GetProperty("exception");
        Assert.Equal("System.InvalidOperationException", exception.GetProperty("type").GetString());
        Assert.Equal("no \"carrier\"\nfor é", exception.GetProperty("message").GetString());
        Assert.Equal("System.TimeoutException", exception.GetProperty("cause").GetProperty("type").GetString());
    }

    [Theory]
    [InlineData(503, 1)]
    [InlineData(409, 0)]
    public async Task A_server_error_that_a_method_chose_is_logged_for_the_alarm_on_it_sends_people_here(int status, int lines)
    {
        var target = new TestTarget(call => call.Answer(HttpResult.Status(status)));

        Assert.Equal(status, (await target.SendAsync(TestEvent.Of("GET /orders/4711"))).Status);

        Assert.Equal(lines, target.LogLines.Count);
        Assert.All(target.LogLines, line => Assert.Equal((status, "GET /orders/{id}", "The route answered with a server error of its own choice."), (line.GetProperty("status").GetInt32(), line.GetProperty("route").GetString(), line.GetProperty("message").GetString())));
    }

    [Fact]
    public async Task A_log_that_cannot_be_written_changes_no_answer()
    {
        using var closed = new MemoryStream();
        await closed.DisposeAsync();
        var target = new TestTarget(_ => throw new InvalidOperationException()) { Log = new RequestLog(closed) };

        Assert.Equal(500, (await target.SendAsync(TestEvent.Of("GET /"))).Status);
    }
}
