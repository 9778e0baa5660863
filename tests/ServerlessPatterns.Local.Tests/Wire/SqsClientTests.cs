using System.Text;
using Amazon.SQS;
using Amazon.SQS.Model;
using ServerlessPatterns.Local.Tests.Queues;

namespace ServerlessPatterns.Local.Tests.Wire;

/// <summary>AWS's own client, unchanged, against the local SQS; it checks the digests of all that it sends and receives.</summary>
public sealed class SqsClientTests : IAsyncLifetime
{
    private static readonly List<string> s_all = ["All"];

    private readonly ManualTime _time = new();
    private SqsHost _host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await SqsHost.StartAsync(_time);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_message_arrives_as_it_was_sent()
    {
        var queue = _host.Add("orders");
        const string Body = "{\"name\":\"Zoë 🎄 <&>\\\"\"}\r\n\t";
        var sent = await _host.Sqs.SendMessageAsync(
            new SendMessageRequest(queue.Settings.Url, Body)
            {
                MessageAttributes = new()
                {
                    ["kind"] = new() { DataType = "String", StringValue = "größe" },
                    ["count"] = new() { DataType = "Number.int", StringValue = "3" },
                    ["blob"] = new() { DataType = "Binary", BinaryValue = new MemoryStream([0, 255, 7]) },
                },
                MessageSystemAttributes = new() { ["AWSTraceHeader"] = new() { DataType = "String", StringValue = "Root=1-2-3" } },
            },
            Cancellation);
        Assert.Null(sent.SequenceNumber);
        Assert.NotNull(sent.MD5OfMessageAttributes);
        Assert.NotNull(sent.MD5OfMessageSystemAttributes);

        var answer = await _host.Sqs.ReceiveMessageAsync(
            new ReceiveMessageRequest(queue.Settings.Url) { MessageAttributeNames = s_all, MessageSystemAttributeNames = s_all },
            Cancellation);
        var message = Assert.Single(answer.Messages);
        Assert.Equal((Body, sent.MessageId), (message.Body, message.MessageId));
        Assert.Equal("größe", message.MessageAttributes["kind"].StringValue);
        Assert.Equal(("Number.int", "3"), (message.MessageAttributes["count"].DataType, message.MessageAttributes["count"].StringValue));
        Assert.Equal([0, 255, 7], message.MessageAttributes["blob"].BinaryValue.ToArray());
        Assert.Equal(sent.MD5OfMessageAttributes, message.MD5OfMessageAttributes);
        Assert.Equal("Root=1-2-3", message.Attributes["AWSTraceHeader"]);
        Assert.Equal("1", message.Attributes["ApproximateReceiveCount"]);
        Assert.Equal("1767225600000", message.Attributes["SentTimestamp"]);
    }

    [Fact]
    public async Task A_receive_tells_the_attributes_that_it_is_asked_for()
    {
        var queue = _host.Add("orders");
        await _host.Sqs.SendMessageAsync(
            new SendMessageRequest(queue.Settings.Url, "a")
            {
                MessageAttributes = new()
                {
                    ["order.id"] = new() { DataType = "String", StringValue = "1" },
                    ["order.total"] = new() { DataType = "String", StringValue = "2" },
                    ["other"] = new() { DataType = "String", StringValue = "3" },
                },
            },
            Cancellation);

        async Task<Message> ReceiveAsync(List<string> custom, List<string> system) => (await _host.Sqs.ReceiveMessageAsync(
            new ReceiveMessageRequest(queue.Settings.Url) { MessageAttributeNames = custom, MessageSystemAttributeNames = system, VisibilityTimeout = 0 },
            Cancellation)).Messages.Single();

        var some = await ReceiveAsync(["order.*"], ["SentTimestamp"]);
        Assert.Equal(["order.id", "order.total"], some.MessageAttributes.Keys.Order());
        Assert.Equal(["SentTimestamp"], some.Attributes.Keys);
        var none = await ReceiveAsync([], []);
        Assert.Null(none.MessageAttributes);
        Assert.Null(none.Attributes);
        Assert.Null(none.MD5OfMessageAttributes);
    }

    [Fact]
    public async Task A_batch_succeeds_and_fails_entry_by_entry()
    {
        var queue = _host.Add("orders");
        var sent = await _host.Sqs.SendMessageBatchAsync(
            queue.Settings.Url,
            [new("good", "a"), new("bad", "b\u0001"), new("late", "c") { DelaySeconds = 10 }],
            Cancellation);
        Assert.Equal(["good", "late"], sent.Successful.Select(entry => entry.Id));
        var failed = Assert.Single(sent.Failed);
        Assert.Equal(("bad", "InvalidMessageContents", true), (failed.Id, failed.Code, failed.SenderFault));

        var message = (await _host.Sqs.ReceiveMessageAsync(queue.Settings.Url, Cancellation)).Messages.Single();
        var changed = await _host.Sqs.ChangeMessageVisibilityBatchAsync(
            queue.Settings.Url,
            [new("1", message.ReceiptHandle) { VisibilityTimeout = 100 }, new("2", "nonsense") { VisibilityTimeout = 100 }],
            Cancellation);
        Assert.Equal("1", Assert.Single(changed.Successful).Id);
        Assert.Equal("ReceiptHandleIsInvalid", Assert.Single(changed.Failed).Code);
        var deleted = await _host.Sqs.DeleteMessageBatchAsync(
            queue.Settings.Url,
            [new("1", message.ReceiptHandle), new("2", "nonsense")],
            Cancellation);
        Assert.Equal("1", Assert.Single(deleted.Successful).Id);
        Assert.Equal("ReceiptHandleIsInvalid", Assert.Single(deleted.Failed).Code);
        Assert.Equal(1, queue.Count().Total);
    }

    [Fact]
    public async Task A_whole_batch_may_be_refused()
    {
        var url = _host.Add("orders").Settings.Url;
        await Assert.ThrowsAsync<EmptyBatchRequestException>(() => _host.Sqs.SendMessageBatchAsync(url, [], Cancellation));
        await Assert.ThrowsAsync<TooManyEntriesInBatchRequestException>(
            () => _host.Sqs.SendMessageBatchAsync(url, [.. Enumerable.Range(0, 11).Select(i => new SendMessageBatchRequestEntry($"{i}", "a"))], Cancellation));
        await Assert.ThrowsAsync<BatchEntryIdsNotDistinctException>(
            () => _host.Sqs.SendMessageBatchAsync(url, [new("1", "a"), new("1", "b")], Cancellation));
        await Assert.ThrowsAsync<InvalidBatchEntryIdException>(() => _host.Sqs.DeleteMessageBatchAsync(url, [new("a b", "a")], Cancellation));
        var half = new string('a', 600_000);
        await Assert.ThrowsAsync<BatchRequestTooLongException>(
            () => _host.Sqs.SendMessageBatchAsync(url, [new("1", half), new("2", half)], Cancellation));
    }

    [Fact]
    public async Task A_message_is_one_mebibyte_at_most_attributes_included()
    {
        var queue = _host.Add("orders");
        await _host.Sqs.SendMessageAsync(queue.Settings.Url, new string('a', 1_048_576), Cancellation);
        var tooLong = new SendMessageRequest(queue.Settings.Url, new string('a', 1_048_566))
        {
            MessageAttributes = new() { ["12345"] = new() { DataType = "String", StringValue = "6" } },
        };
        var error = await Assert.ThrowsAnyAsync<AmazonSQSException>(() => _host.Sqs.SendMessageAsync(tooLong, Cancellation));
        Assert.Equal("InvalidParameterValue", error.ErrorCode);
        Assert.Contains("must be shorter than 1048576 bytes", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, queue.Count().Total);
    }

    [Fact]
    public async Task Errors_are_the_clients_own_exceptions()
    {
        var queue = _host.Add("orders");
        await Assert.ThrowsAsync<QueueDoesNotExistException>(() => _host.Sqs.SendMessageAsync($"{_host.Endpoint}000000000000/no", "a", Cancellation));
        await Assert.ThrowsAsync<QueueDoesNotExistException>(() => _host.Sqs.GetQueueUrlAsync("no", Cancellation));
        await Assert.ThrowsAsync<ReceiptHandleIsInvalidException>(() => _host.Sqs.DeleteMessageAsync(queue.Settings.Url, "nonsense", Cancellation));
        await Assert.ThrowsAsync<InvalidMessageContentsException>(() => _host.Sqs.SendMessageAsync(queue.Settings.Url, "\u0000", Cancellation));
        await Assert.ThrowsAsync<InvalidAttributeNameException>(() => _host.Sqs.GetQueueAttributesAsync(queue.Settings.Url, ["Colour"], Cancellation));
        await _host.Sqs.SendMessageAsync(queue.Settings.Url, "a", Cancellation);
        var message = (await _host.Sqs.ReceiveMessageAsync(queue.Settings.Url, Cancellation)).Messages.Single();
        _time.Advance(30);
        await Assert.ThrowsAsync<MessageNotInflightException>(
            () => _host.Sqs.ChangeMessageVisibilityAsync(queue.Settings.Url, message.ReceiptHandle, 1, Cancellation));
    }

    [Fact]
    public async Task An_action_that_is_left_out_is_refused_by_its_name()
    {
        var error = await Assert.ThrowsAsync<UnsupportedOperationException>(() => _host.Sqs.CreateQueueAsync("new", Cancellation));
        Assert.Contains("CreateQueue", error.Message, StringComparison.Ordinal);
        var queue = _host.Add("orders.fifo");
        error = await Assert.ThrowsAsync<UnsupportedOperationException>(() => _host.Sqs.ReceiveMessageAsync(
            new ReceiveMessageRequest(queue.Settings.Url) { ReceiveRequestAttemptId = "1" }, Cancellation));
        Assert.Contains("ReceiveRequestAttemptId", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_poll_ends_when_a_message_comes()
    {
        var queue = _host.Add("orders");
        var poll = _host.Sqs.ReceiveMessageAsync(new ReceiveMessageRequest(queue.Settings.Url) { WaitTimeSeconds = 20 }, Cancellation);
        while (_time.TimerCount == 0)
        {
            await Task.Yield();
        }

        await _host.Sqs.SendMessageAsync(queue.Settings.Url, "a", Cancellation);
        Assert.Equal("a", (await poll).Messages.Single().Body);
    }

    [Fact]
    public async Task A_long_poll_ends_with_nothing_when_the_server_stops()
    {
        using var stopping = new CancellationTokenSource();
        var time = new ManualTime();
        await using var host = await SqsHost.StartAsync(time, stopping.Token);
        var url = host.Add("orders").Settings.Url;
        var poll = host.Sqs.ReceiveMessageAsync(new ReceiveMessageRequest(url) { WaitTimeSeconds = 20 }, Cancellation);
        while (time.TimerCount == 0)
        {
            await Task.Yield();
        }

        await stopping.CancelAsync();
        Assert.Null((await poll).Messages);
    }

    [Fact]
    public async Task A_message_goes_to_no_client_that_has_gone_away()
    {
        var queue = _host.Add("orders");
        using var gone = new CancellationTokenSource();
        var poll = _host.Sqs.ReceiveMessageAsync(new ReceiveMessageRequest(queue.Settings.Url) { WaitTimeSeconds = 20 }, gone.Token);
        while (_time.TimerCount == 0)
        {
            await Task.Yield();
        }

        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => poll);
        while (_time.TimerCount > 0)
        {
            await Task.Yield();
        }

        queue.Send("a");
        Assert.Equal(["a"], queue.ReceiveBodies());
    }

    [Fact]
    public async Task Queues_are_found_and_described()
    {
        var dead = _host.Add("dead");
        var queue = _host.Add("orders", settings => settings with { DeadLetterTargetArn = dead.Settings.Arn, MaxReceiveCount = 5, VisibilityTimeout = 180 });
        var fifo = _host.Add("orders-2.fifo", settings => settings with { ContentBasedDeduplication = true });
        Assert.Equal(queue.Settings.Url, (await _host.Sqs.GetQueueUrlAsync("orders", Cancellation)).QueueUrl);
        Assert.Equal([queue.Settings.Url, fifo.Settings.Url], (await _host.Sqs.ListQueuesAsync("orders", Cancellation)).QueueUrls);
        var page = await _host.Sqs.ListQueuesAsync(new ListQueuesRequest { MaxResults = 2 }, Cancellation);
        Assert.Equal([dead.Settings.Url, queue.Settings.Url], page.QueueUrls);
        page = await _host.Sqs.ListQueuesAsync(new ListQueuesRequest { MaxResults = 2, NextToken = page.NextToken }, Cancellation);
        Assert.Equal([fifo.Settings.Url], page.QueueUrls);
        Assert.Null(page.NextToken);
        Assert.Equal(
            [queue.Settings.Url],
            (await _host.Sqs.ListDeadLetterSourceQueuesAsync(new ListDeadLetterSourceQueuesRequest { QueueUrl = dead.Settings.Url }, Cancellation)).QueueUrls);

        await _host.Sqs.SendMessageAsync(queue.Settings.Url, "a", Cancellation);
        await _host.Sqs.SendMessageAsync(new SendMessageRequest(queue.Settings.Url, "b") { DelaySeconds = 1 }, Cancellation);
        await _host.Sqs.SendMessageAsync(queue.Settings.Url, "c", Cancellation);
        await _host.Sqs.ReceiveMessageAsync(queue.Settings.Url, Cancellation);
        var attributes = await _host.Sqs.GetQueueAttributesAsync(queue.Settings.Url, s_all, Cancellation);
        Assert.Equal((1, 1, 1), (attributes.ApproximateNumberOfMessages, attributes.ApproximateNumberOfMessagesNotVisible, attributes.ApproximateNumberOfMessagesDelayed));
        Assert.Equal((180, queue.Settings.Arn), (attributes.VisibilityTimeout, attributes.QueueARN));
        Assert.Equal($"{{\"deadLetterTargetArn\":\"{dead.Settings.Arn}\",\"maxReceiveCount\":5}}", attributes.Attributes["RedrivePolicy"]);
        Assert.Equal(["FifoQueue"], (await _host.Sqs.GetQueueAttributesAsync(fifo.Settings.Url, ["FifoQueue", "RedrivePolicy"], Cancellation)).Attributes.Keys);
        await _host.Sqs.PurgeQueueAsync(queue.Settings.Url, Cancellation);
        Assert.Equal(0, queue.Count().Total);
    }

    [Fact]
    public async Task Dead_letters_are_moved_back()
    {
        var dead = _host.Add("dead");
        var queue = _host.Add("orders", settings => settings with { DeadLetterTargetArn = dead.Settings.Arn, MaxReceiveCount = 1 });
        queue.Send("a");
        queue.Receive();
        _time.Advance(30);
        queue.Receive();

        var error = await Assert.ThrowsAnyAsync<AmazonSQSException>(() => MoveAsync(queue.Settings.Arn));
        Assert.Contains("configured as a Dead Letter Queue", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => MoveAsync("arn:aws:sqs:eu-west-1:000000000000:no"));
        Assert.Equal(1, dead.Count().Total);
        var task = await MoveAsync(dead.Settings.Arn);
        Assert.Contains("taskId", Encoding.UTF8.GetString(Convert.FromBase64String(task.TaskHandle)), StringComparison.Ordinal);
        Assert.Equal(["a"], queue.ReceiveBodies());
    }

    [Fact]
    public async Task A_fifo_queue_answers_sequence_numbers_and_knows_duplicates()
    {
        var queue = _host.Add("orders.fifo");
        var request = new SendMessageRequest(queue.Settings.Url, "a") { MessageGroupId = "g", MessageDeduplicationId = "1" };
        var first = await _host.Sqs.SendMessageAsync(request, Cancellation);
        var second = await _host.Sqs.SendMessageAsync(request, Cancellation);
        Assert.Equal((first.MessageId, first.SequenceNumber), (second.MessageId, second.SequenceNumber));
        var message = (await _host.Sqs.ReceiveMessageAsync(
            new ReceiveMessageRequest(queue.Settings.Url) { MessageSystemAttributeNames = s_all, MaxNumberOfMessages = 10 }, Cancellation)).Messages.Single();
        Assert.Equal((first.SequenceNumber, "g", "1"), (message.Attributes["SequenceNumber"], message.Attributes["MessageGroupId"], message.Attributes["MessageDeduplicationId"]));
    }

    private Task<StartMessageMoveTaskResponse> MoveAsync(string source)
        => _host.Sqs.StartMessageMoveTaskAsync(new StartMessageMoveTaskRequest { SourceArn = source }, Cancellation);
}
