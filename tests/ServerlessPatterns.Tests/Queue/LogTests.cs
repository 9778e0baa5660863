using System.Globalization;
using System.Text.Json;
using ServerlessPatterns.Queue;

namespace ServerlessPatterns.Tests.Queue;

public class LogTests
{
    private sealed class UnreadableException : Exception
    {
        public override string Message => throw new NotSupportedException();

        public override string? StackTrace => throw new NotSupportedException();
    }

    [Fact]
    public async Task A_failure_is_one_line_that_tells_what_failed_and_why()
    {
        var function = new TestQueueFunction((_, _, _) => throw new InvalidOperationException("no \"carrier\"\nfor é", new TimeoutException("connect")));

        await function.FailuresAsync(TestSqsEvent.Of("a"));

        var line = Assert.Single(function.LogLines);
        Assert.Equal(
            ["timestamp", "level", "message", "requestId", "function", "queue", "messageId", "receiveCount", "exception"],
            line.EnumerateObject().Select(property => property.Name));
        var timestamp = line.GetProperty("timestamp").GetString()!;
        Assert.EndsWith("Z", timestamp, StringComparison.Ordinal);
        Assert.True(DateTimeOffset.TryParse(timestamp, CultureInfo.InvariantCulture, out _));
        Assert.Equal("ERROR", line.GetProperty("level").GetString());
        Assert.Equal("The message failed.", line.GetProperty("message").GetString());
        Assert.Equal("request-1", line.GetProperty("requestId").GetString());
        Assert.Equal("Acme.TextWriter", line.GetProperty("function").GetString());
        Assert.Equal("text", line.GetProperty("queue").GetString());
        Assert.Equal("id-a", line.GetProperty("messageId").GetString());
        Assert.Equal(3, line.GetProperty("receiveCount").GetInt32());
        var exception = line.GetProperty("exception");
        Assert.Equal("System.InvalidOperationException", exception.GetProperty("type").GetString());
        Assert.Equal("no \"carrier\"\nfor é", exception.GetProperty("message").GetString());
        Assert.Contains(nameof(A_failure_is_one_line_that_tells_what_failed_and_why), exception.GetProperty("stackTrace").GetString(), StringComparison.Ordinal);
        Assert.Equal("System.TimeoutException", exception.GetProperty("cause").GetProperty("type").GetString());
    }

    [Fact]
    public async Task Each_failure_is_logged_once()
    {
        var function = new TestQueueFunction(async (body, _, _) =>
        {
            await Task.Yield();
            throw new InvalidOperationException(body);
        });

        await function.FailuresAsync(TestSqsEvent.Of("a", "b", "c"));

        Assert.Equal(["id-a", "id-b", "id-c"], function.LogLines.Select(line => line.GetProperty("messageId").GetString()));
    }

    [Fact]
    public async Task A_body_that_does_not_deserialize_is_logged()
    {
        var function = new TestQueueFunction();

        Assert.Equal(["m"], await function.FailuresAsync("""{"Records":[{"messageId":"m","body":"\ud800"}]}"""));

        var line = Assert.Single(function.LogLines);
        Assert.Contains("not Unicode", line.GetProperty("exception").GetProperty("message").GetString());
        Assert.False(line.TryGetProperty("receiveCount", out _));
    }

    [Fact]
    public async Task An_exception_that_cannot_be_read_is_still_a_failure_of_its_message_alone()
    {
        var function = new TestQueueFunction((body, _, _) => body == "a" ? throw new UnreadableException() : ValueTask.CompletedTask);

        Assert.Equal(["id-a"], await function.FailuresAsync(TestSqsEvent.Of("a", "b")));

        Assert.Contains("NotSupportedException", Assert.Single(function.LogLines).GetProperty("exception").GetProperty("message").GetString());
    }

    [Fact]
    public async Task A_log_that_cannot_be_written_changes_no_answer()
    {
        using var closed = new MemoryStream();
        await closed.DisposeAsync();
        var function = new TestQueueFunction((body, _, _) => body == "a" ? throw new InvalidOperationException() : ValueTask.CompletedTask)
        {
            Log = new MessageLog(closed),
        };

        Assert.Equal(["id-a"], await function.FailuresAsync(TestSqsEvent.Of("a", "b")));

        Assert.Equal(["b"], function.Handled);
    }

    [Fact]
    public async Task A_long_message_is_cut_so_that_the_line_fits_CloudWatch()
    {
        var function = new TestQueueFunction((_, _, _) => throw new InvalidOperationException(new string('x', 1_000_000)));

        await function.FailuresAsync(TestSqsEvent.Of("a"));

        Assert.InRange(JsonSerializer.Serialize(Assert.Single(function.LogLines)).Length, 10_000, 256 * 1024);
    }
}
