using System.Globalization;
using ServerlessPatterns.Aws.Tests.Emulators;

namespace ServerlessPatterns.Aws.Tests.Queue;

/// <summary>How batches are cut, and what becomes of what SQS refuses.</summary>
public sealed class SqsBatchTests
{
    private const int MaxBytes = 1_048_576;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(10, 1)]
    [InlineData(11, 2)]
    [InlineData(95, 10)]
    public async Task A_call_has_ten_messages_at_most(int messages, int calls)
    {
        await using var service = ScriptedService.Start(call => SqsAnswer.Batch(call));

        await SqsAnswer.Sender(service).SendBatchAsync(Orders(messages), cancellationToken: Cancellation);

        Assert.Equal(calls, service.Calls.Count);
        Assert.Equal(Enumerable.Range(0, messages), service.Calls.SelectMany(SqsAnswer.Numbers).Order());
    }

    [Fact]
    public async Task A_call_has_a_mebibyte_at_most_with_its_attributes()
    {
        await using var service = ScriptedService.Start(call => SqsAnswer.Batch(call));
        var options = new SendOptions { Attributes = new Dictionary<string, string> { ["a"] = "b" } };
        var overhead = """{"number":0,"text":""}""".Length + "aStringb".Length;
        var quarter = new string('x', (MaxBytes / 4) - overhead);

        await SqsAnswer.Sender(service).SendBatchAsync(Enumerable.Range(0, 5).Select(number => new Order(number, quarter)), _ => options, Cancellation);
        Assert.Equal([1, 4], service.Calls.Select(call => SqsAnswer.Entries(call).Count()).Order());

        // One octet more, and four do not fit.
        await SqsAnswer.Sender(service).SendBatchAsync(Enumerable.Range(0, 4).Select(number => new Order(number, number == 0 ? quarter + "x" : quarter)), _ => options, Cancellation);
        Assert.Equal([1, 3], service.Calls.Skip(2).Select(call => SqsAnswer.Entries(call).Count()).Order());
    }

    [Fact]
    public async Task Eight_calls_are_under_way_at_once_and_no_more()
    {
        using var gate = new CallGate();
        await using var service = ScriptedService.StartLater(async call =>
        {
            await gate.PassAsync(Cancellation);
            return SqsAnswer.Batch(call);
        });

        var sending = SqsAnswer.Sender(service).SendBatchAsync(Orders(400), cancellationToken: Cancellation);

        for (var call = 0; call < 8; call++)
        {
            await gate.ArriveAsync(Cancellation);
        }

        // From now on each call comes only because another was answered.
        for (var call = 8; call < 40; call++)
        {
            gate.Release();
            await gate.ArriveAsync(Cancellation);
        }

        gate.Release(8);
        await sending;
        Assert.Equal((8, 40), (gate.Most, service.Calls.Count));
    }

    [Fact]
    public async Task What_SQS_failed_at_is_tried_again_and_what_the_sender_did_is_not()
    {
        await using var service = ScriptedService.Start(call => SqsAnswer.Batch(call, number => (call.Number, number) switch
        {
            (1, 1) => ("InternalError", "Try again", false),
            (1, 2) => ("InvalidMessageContents", "Not that", true),
            _ => null,
        }));

        var exception = await Assert.ThrowsAsync<SendException>(() => SqsAnswer.Sender(service).SendBatchAsync(Orders(5), cancellationToken: Cancellation));

        var failure = Assert.Single(exception.Failures);
        Assert.Equal((2, "InvalidMessageContents", true, false), (failure.Index, failure.Code, failure.IsSenderFault, failure.MayHaveBeenSent));
        Assert.Equal(new Order(2), failure.Message);
        Assert.Contains("Not that", failure.Reason, StringComparison.Ordinal);
        Assert.Equal(4, exception.SentCount);
        Assert.Equal([[0, 1, 2, 3, 4], [1]], service.Calls.Select(SqsAnswer.Numbers));
    }

    [Fact]
    public async Task What_SQS_fails_at_again_and_again_is_reported_in_the_end()
    {
        await using var service = ScriptedService.Start(call => SqsAnswer.Batch(call, number => number == 3 ? ("ServiceUnavailable", "Later", false) : null));

        var exception = await Assert.ThrowsAsync<SendException>(() => SqsAnswer.Sender(service).SendBatchAsync(Orders(4), cancellationToken: Cancellation));

        var failure = Assert.Single(exception.Failures);
        Assert.Equal((3, "ServiceUnavailable", false, false), (failure.Index, failure.Code, failure.IsSenderFault, failure.MayHaveBeenSent));
        Assert.Contains("5 times", failure.Reason, StringComparison.Ordinal);
        Assert.Equal(5, service.Calls.Count);
    }

    [Fact]
    public async Task A_message_that_the_answer_does_not_name_is_not_reported_as_sent()
    {
        await using var service = ScriptedService.Start(call =>
        {
            var answer = System.Text.Json.Nodes.JsonNode.Parse(SqsAnswer.Batch(call).Body)!;
            answer["Successful"]!.AsArray().RemoveAt(1);
            return SqsAnswer.Json(200, answer);
        });

        var exception = await Assert.ThrowsAsync<SendException>(() => SqsAnswer.Sender(service).SendBatchAsync(Orders(3), cancellationToken: Cancellation));

        var failure = Assert.Single(exception.Failures);
        Assert.Equal((1, true), (failure.Index, failure.MayHaveBeenSent));
        Assert.Equal(2, exception.SentCount);
    }

    [Fact]
    public async Task A_call_that_fails_stops_no_other()
    {
        await using var service = ScriptedService.Start(call => SqsAnswer.Numbers(call).Contains(15) ? SqsAnswer.Error(400, "InvalidMessageContents", "Bad") : SqsAnswer.Batch(call));

        var exception = await Assert.ThrowsAsync<SendException>(() => SqsAnswer.Sender(service).SendBatchAsync(Orders(200), cancellationToken: Cancellation));

        Assert.Equal(Enumerable.Range(10, 10), exception.Failures.Select(failure => failure.Index));
        Assert.Equal(190, exception.SentCount);
        Assert.Equal(20, service.Calls.Count);
        Assert.Contains("10 of 200 messages", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_a_message_of_a_group_fails_those_after_it_are_not_sent()
    {
        await using var service = ScriptedService.Start(call => SqsAnswer.Batch(call, number => number == 4 ? ("InvalidMessageContents", "Not that", true) : null));

        var exception = await Assert.ThrowsAsync<SendException>(
            () => SqsAnswer.Sender(service, SqsAnswer.QueueUrl + ".fifo").SendBatchAsync(Orders(30), GroupsOf(3), Cancellation));

        Assert.Equal(Enumerable.Range(0, 30).Where(number => number % 3 == 1 && number >= 4), exception.Failures.Select(failure => failure.Index));
        Assert.Equal("InvalidMessageContents", exception.Failures[0].Code);
        Assert.All(exception.Failures.Skip(1), failure =>
        {
            Assert.Contains("message [4] of its group 'g1'", failure.Reason, StringComparison.Ordinal);
            Assert.Equal(("", false), (failure.Code, failure.MayHaveBeenSent));
        });
        var sent = service.Calls.SelectMany(SqsAnswer.Numbers).ToArray();
        Assert.DoesNotContain(7, sent);
        Assert.Equal(21, exception.SentCount);
        Assert.Equal(22, sent.Length);
    }

    [Fact]
    public async Task A_group_waits_while_its_message_is_tried_again()
    {
        await using var service = ScriptedService.Start(call => SqsAnswer.Batch(call, number => number == 0 && call.Number < 3 ? ("InternalError", "Again", false) : null));

        await SqsAnswer.Sender(service, SqsAnswer.QueueUrl + ".fifo").SendBatchAsync(Orders(20), GroupsOf(2), Cancellation);

        var ofGroup = service.Calls.SelectMany(SqsAnswer.Numbers).Where(number => number % 2 == 0).ToArray();
        Assert.Equal(0, ofGroup[1]);
        Assert.Equal(ofGroup.Order(), ofGroup);
        Assert.Equal(Enumerable.Range(0, 10).Select(number => 2 * number), ofGroup.Distinct());
    }

    [Fact]
    public async Task Whoever_cancels_learns_what_was_not_sent()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        await using var service = ScriptedService.Start(call =>
        {
            if (SqsAnswer.Numbers(call).Contains(155))
            {
                cancel.Cancel();
            }

            return SqsAnswer.Batch(call);
        });

        var cancelled = await Assert.ThrowsAsync<OperationCanceledException>(() => SqsAnswer.Sender(service).SendBatchAsync(Orders(500), cancellationToken: cancel.Token));

        Assert.Equal(cancel.Token, cancelled.CancellationToken);
        var exception = Assert.IsType<SendException>(cancelled.InnerException);
        Assert.Equal(500, exception.SentCount + exception.Failures.Count);
        Assert.Equal(exception.Failures.Select(failure => failure.Index).Order(), exception.Failures.Select(failure => failure.Index));
        // What was under way is unknown; what had no turn was not sent.
        var calls = service.Calls.SelectMany(SqsAnswer.Numbers).ToHashSet();
        Assert.All(exception.Failures.Where(failure => calls.Contains(failure.Index)), failure => Assert.True(failure.MayHaveBeenSent));
        Assert.False(exception.Failures[^1].MayHaveBeenSent);
        Assert.Contains("before its turn", exception.Failures[^1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelled_before_it_begins_nothing_is_sent()
    {
        await using var service = ScriptedService.Start(call => SqsAnswer.Batch(call));
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAsync<OperationCanceledException>(() => SqsAnswer.Sender(service).SendBatchAsync(Orders(3), cancellationToken: cancelled));
        await Assert.ThrowsAsync<OperationCanceledException>(() => SqsAnswer.Sender(service).SendAsync(new(1), cancellationToken: cancelled));

        Assert.Empty(service.Calls);
    }

    private static IEnumerable<Order> Orders(int count) => Enumerable.Range(0, count).Select(number => new Order(number));

    private static Func<Order, SendOptions> GroupsOf(int groups)
        => order => new SendOptions { GroupId = $"g{order.Number % groups}", DeduplicationId = order.Number.ToString(CultureInfo.InvariantCulture) };
}
