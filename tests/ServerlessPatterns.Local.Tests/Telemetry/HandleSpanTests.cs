using System.Text;
using ServerlessPatterns.Local.EventSources;
using ServerlessPatterns.Local.Queues;
using ServerlessPatterns.Local.Telemetry;
using ServerlessPatterns.Local.Telemetry.Traces;
using ServerlessPatterns.Local.Tests.Queues;

namespace ServerlessPatterns.Local.Tests.Telemetry;

/// <summary>The work of a batch in the traces of its messages.</summary>
public sealed class HandleSpanTests : IDisposable
{
    private readonly CloudTelemetry _telemetry = new();
    private readonly TestQueues _queues = new();
    private readonly LocalQueue _orders;
    private readonly LocalQueue _stock;
    private readonly FunctionTelemetry _function;

    public HandleSpanTests()
    {
        _orders = _queues.Add("orders");
        _stock = _queues.Add("stock");
        _telemetry.Add("shop/Orders", "orders", _orders);
        _telemetry.Add("shop/Stock", "stock", _stock);
        _function = _telemetry.AddFunction("shop/PayFunction", "shop", "Pay", "shop-PayFunction");
    }

    public void Dispose() => _telemetry.Dispose();

    [Fact]
    public async Task Each_message_of_a_batch_has_its_span_in_its_own_trace_and_what_its_handler_sends_hangs_on_it()
    {
        _orders.Send(new NewMessage("1"));
        _orders.Send(new NewMessage("2"));
        var received = await _orders.ReceiveAsync(new ReceiveRequest(10), TestContext.Current.CancellationToken);
        var batch = new QueueBatch(received, "{}"u8.ToArray());
        var running = _function.Begin("r1", batch.Input, batch);
        running.Enter();
        foreach (var id in received.Select(message => Encoding.UTF8.GetBytes(message.Message.Id.ToString())))
        {
            running.MessageStarted(id);
            _stock.Send(new NewMessage("sent"));
            running.MessageEnded(id);
        }

        running.MessageFailed(Encoding.UTF8.GetBytes(received[1].Message.Id.ToString()), "The message failed.", new InvalidOperationException("No money."));
        running.Answered(Encoding.UTF8.GetBytes($$"""{"batchItemFailures":[{"itemIdentifier":"{{received[1].Message.Id}}"}]}"""), isColdStart: false);

        var traces = _telemetry.Traces.Latest(10).Reverse().ToArray();
        Assert.Equal(2, traces.Length);
        Assert.Equal([false, true], traces.Select(trace => trace.HasFailure));
        Assert.All(traces, (trace, i) =>
        {
            var spans = trace.Spans();
            Assert.Equal("send orders", trace.Root);
            var handle = Assert.Single(spans, span => span.Kind == SpanKind.Handle);
            Assert.Equal(("shop/PayFunction", "r1", received[i].Message.Id.ToString()), (handle.Resource, handle.RequestId, handle.MessageId));
            Assert.Equal(handle.Id, Assert.Single(spans, span => span.Name == "send stock").ParentId);
            var wait = Assert.Single(spans, span => span.Kind == SpanKind.Wait);
            Assert.Equal((wait.Id, Assert.Single(spans, span => span.Name == "send orders").Id), (handle.ParentId, wait.ParentId));
        });
        Assert.Equal("System.InvalidOperationException: No money.", traces[1].Spans().Single(span => span.Kind == SpanKind.Handle).Detail);
        Assert.Equal(2, _telemetry.Edge("shop/PayFunction->shop/Stock").Value);
    }

    [Fact]
    public async Task A_message_that_comes_again_goes_on_in_its_trace_until_it_is_a_dead_letter()
    {
        var (queue, deadLetters) = _queues.AddWithDeadLetterQueue(1, "old-orders");
        _telemetry.Add("shop/Parcels", "parcels", queue);
        _telemetry.Add("shop/ParcelsDead", "parcels", deadLetters);
        queue.Send(new NewMessage("1"));
        var received = await queue.ReceiveAsync(new ReceiveRequest(1), TestContext.Current.CancellationToken);
        var batch = new QueueBatch(received, "{}"u8.ToArray());
        _function.Begin("r1", batch.Input, batch).Failed(new TimeoutException("Too late."), isColdStart: true);
        _queues.Time.Advance(3600);
        await queue.ReceiveAsync(new ReceiveRequest(1) { Wait = TimeSpan.Zero }, TestContext.Current.CancellationToken);

        var spans = Assert.Single(_telemetry.Traces.Latest(10)).Spans().ToDictionary(span => span.Kind);
        Assert.Equal((spans[SpanKind.Send].Id, spans[SpanKind.Wait].Id, spans[SpanKind.Handle].Id), (spans[SpanKind.Wait].ParentId, spans[SpanKind.Handle].ParentId, spans[SpanKind.DeadLetter].ParentId));
        Assert.Equal(("shop/ParcelsDead", true), (spans[SpanKind.DeadLetter].Resource, spans[SpanKind.Handle].IsFailed));
        Assert.Equal(1, deadLetters.Count().Total);
    }

    [Fact]
    public void What_an_untraced_invocation_sends_begins_no_trace()
    {
        _function.Begin("r1", "{}"u8.ToArray(), null).Enter();
        _stock.Send(new NewMessage("sent"));

        Assert.Empty(_telemetry.Traces.Latest(10));
        Assert.Equal(1, _telemetry.Edge("shop/PayFunction->shop/Stock").Value);
    }
}
