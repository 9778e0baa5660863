namespace ServerlessPatterns.Tests.Queue;

public class FifoTests
{
    private static TestQueueFunction FailsAt(params string[] poison) => new(
        (body, _, _) => poison.Contains(body) ? throw new InvalidOperationException("poison") : ValueTask.CompletedTask,
        fifo: true);

    [Fact]
    public async Task After_a_failure_the_rest_of_the_group_is_reported_and_not_attempted()
    {
        var function = FailsAt("a2");

        var failures = await function.FailuresAsync(TestSqsEvent.Fifo(("a", "a1"), ("b", "b1"), ("a", "a2"), ("b", "b2"), ("a", "a3"), ("a", "a4"), ("b", "b3")));

        Assert.Equal(["id-a2", "id-a3", "id-a4"], failures);
        Assert.Equal(["a1", "b1", "b2", "b3"], function.Handled);
    }

    [Fact]
    public async Task What_was_not_attempted_is_logged_in_one_line()
    {
        var function = FailsAt("a1");

        await function.FailuresAsync(TestSqsEvent.Fifo(("a", "a1"), ("a", "a2"), ("a", "a3")));

        Assert.Equal(["ERROR", "WARN"], function.LogLines.Select(line => line.GetProperty("level").GetString()));
        Assert.Equal(["id-a2", "id-a3"], function.LogLines[1].GetProperty("messageIds").EnumerateArray().Select(id => id.GetString()));
        Assert.Contains("group", function.LogLines[1].GetProperty("message").GetString());
    }

    [Fact]
    public async Task Each_group_keeps_its_order()
    {
        var function = FailsAt();
        var messages = Enumerable.Range(0, 10).Select(i => ((string?)$"group {i % 3}", $"{i}")).ToArray();

        Assert.Empty(await function.FailuresAsync(TestSqsEvent.Fifo(messages)));

        foreach (var group in messages.GroupBy(message => message.Item1))
        {
            Assert.Equal(group.Select(message => message.Item2), function.Handled.Where(body => group.Any(message => message.Item2 == body)));
        }
    }

    [Fact]
    public async Task Groups_are_told_apart_by_their_text_however_it_is_escaped()
    {
        var function = FailsAt("1");

        var failures = await function.FailuresAsync(
            """
            {"Records":[
                {"messageId":"m1","body":"1","attributes":{"MessageGroupId":"a\"b"}},
                {"messageId":"m2","body":"2","attributes":{"MessageGroupId":"\u0061\u0022b"}},
                {"messageId":"m3","body":"3","attributes":{"MessageGroupId":"a\\b"}},
                {"messageId":"m4","body":"4","attributes":{"MessageGroupId":"b"}},
                {"messageId":"m5","body":"5","attributes":{"\u004dessageGroupId":"a\"b"}}]}
            """);

        Assert.Equal(["m1", "m2", "m5"], failures);
        Assert.Equal(["3", "4"], function.Handled);
    }

    [Fact]
    public async Task Messages_without_a_group_keep_their_order_too()
    {
        var function = FailsAt("1");

        Assert.Equal(["id-1", "id-3"], await function.FailuresAsync(TestSqsEvent.Fifo((null, "1"), ("a", "2"), (null, "3"))));

        Assert.Equal(["2"], function.Handled);
    }

    [Fact]
    public async Task A_fair_queues_groups_are_no_FIFO_groups()
    {
        var function = new TestQueueFunction((body, _, _) => body == "1" ? throw new InvalidOperationException("poison") : ValueTask.CompletedTask);

        Assert.Equal(["id-1"], await function.FailuresAsync(TestSqsEvent.Fifo(("a", "1"), ("a", "2"), ("a", "3"))));

        Assert.Equal(["2", "3"], function.Handled);
    }

    [Fact]
    public async Task A_body_that_is_no_text_holds_its_group_back()
    {
        var function = FailsAt();

        var failures = await function.FailuresAsync(
            """{"Records":[{"messageId":"m1","body":null,"attributes":{"MessageGroupId":"a"}},{"messageId":"m2","body":"2","attributes":{"MessageGroupId":"a"}}]}""");

        Assert.Equal(["m1", "m2"], failures);
        Assert.Empty(function.Handled);
    }
}
