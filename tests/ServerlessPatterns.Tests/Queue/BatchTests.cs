namespace ServerlessPatterns.Tests.Queue;

public class BatchTests
{
    [Theory]
    [InlineData("standard", 2)]
    [InlineData("fifo", 1)]
    public async Task Amazons_own_example_event_is_handled(string name, int messages)
    {
        var function = new TestQueueFunction(fifo: name == "fifo");

        Assert.Empty(await function.FailuresAsync(TestSqsEvent.Recorded(name)));

        Assert.Equal(Enumerable.Repeat("Test message.", messages), function.Handled);
        Assert.Empty(function.LogLines);
    }

    [Fact]
    public async Task A_poison_message_fails_alone()
    {
        var function = new TestQueueFunction((body, _, _) => body == "b" ? throw new InvalidOperationException("poison") : ValueTask.CompletedTask);

        Assert.Equal(["id-b"], await function.FailuresAsync(TestSqsEvent.Of("a", "b", "c")));

        Assert.Equal(["a", "c"], function.Handled);
    }

    [Fact]
    public async Task A_handler_that_fails_later_fails_its_message_alone()
    {
        var function = new TestQueueFunction(async (body, _, _) =>
        {
            await Task.Yield();
            if (body != "b")
            {
                throw new InvalidOperationException("poison");
            }
        });

        Assert.Equal(["id-a", "id-c"], await function.FailuresAsync(TestSqsEvent.Of("a", "b", "c")));

        Assert.Equal(["b"], function.Handled);
    }

    [Fact]
    public async Task A_handler_that_is_cancelled_fails_its_message()
    {
        var function = new TestQueueFunction((_, _, _) => ValueTask.FromCanceled(new CancellationToken(canceled: true)));

        Assert.Equal(["id-a"], await function.FailuresAsync(TestSqsEvent.Of("a")));
    }

    [Fact]
    public async Task An_empty_batch_is_answered_with_no_failures()
    {
        Assert.Empty(await new TestQueueFunction().FailuresAsync("""{"Records":[]}"""));
    }

    [Fact]
    public async Task A_message_that_is_in_the_batch_twice_is_reported_once_if_either_fails()
    {
        var calls = 0;
        var function = new TestQueueFunction((_, _, _) => ++calls > 1 ? throw new InvalidOperationException() : ValueTask.CompletedTask);

        Assert.Equal(["id-a"], await function.FailuresAsync(TestSqsEvent.Of("a", "a", "a")));

        Assert.Equal(3, calls);
    }

    [Fact]
    public async Task The_answer_is_what_Lambda_reads()
    {
        var function = new TestQueueFunction((body, _, _) => body == "b" ? throw new InvalidOperationException() : ValueTask.CompletedTask);

        using var answer = new StreamReader(await function.InvokeAsync(new MemoryStream(TestSqsEvent.Of("a", "b").Bytes()), TestQueueFunction.LongInvocation));

        Assert.Equal("""{"batchItemFailures":[{"itemIdentifier":"id-b"}]}""", await answer.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Messages_of_a_standard_queue_are_handled_in_the_order_of_the_batch()
    {
        var bodies = Enumerable.Range(0, 100).Select(i => $"{i}").ToArray();
        var function = new TestQueueFunction();

        Assert.Empty(await function.FailuresAsync(TestSqsEvent.Of(bodies)));

        Assert.Equal(bodies, function.Handled);
    }
}
