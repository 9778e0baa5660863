using ServerlessPatterns.Analyzers.Tests.Driver;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

public sealed class WaitingTests
{
    [Theory]
    [InlineData("[|await Task.Delay(5000)|];", "Task.Delay")]
    [InlineData("[|await Task.Delay(TimeSpan.FromSeconds(5), CancellationToken.None).ConfigureAwait(false)|];", "Task.Delay")]
    [InlineData("[|await Task.Delay(TimeSpan.FromSeconds(5), TimeProvider.System)|];", "Task.Delay")]
    [InlineData("[|await Task.Delay(Length)|]; foreach (var c in order) { [|await Task.Delay(Length)|]; }", "Task.Delay")]
    [InlineData("foreach (var c in order) { Use(c); [|await Task.Delay(200)|]; }", "Task.Delay")]
    [InlineData("while (true) { Use('a'); foreach (var c in order) { [|await Task.Delay(TimeSpan.FromSeconds(1))|]; } }", "Task.Delay")]
    [InlineData("await Later(); async Task Later() { [|await Task.Delay(5000)|]; }", "Task.Delay")]
    public void A_handler_that_lets_time_pass_is_told(string statements, string what)
        => RuleTest.Flags("SLP1016", $"'Consumer.HandleAsync' awaits {what}, and every second of it is paid for; let a queue's delay, a schedule or a state machine wait", Consumer(statements));

    [Theory]
    [InlineData("while (true) { var t = await _db.DescribeTableAsync(order); if (t.Table.TableStatus == TableStatus.ACTIVE) { break; } [|await Task.Delay(1000)|]; }", "DescribeTableAsync")]
    [InlineData("DescribeTableResponse t; do { [|await Task.Delay(_random.Next(500))|]; t = await _db.DescribeTableAsync(order); } while (t.Table.TableStatus != TableStatus.ACTIVE);", "DescribeTableAsync")]
    [InlineData("DescribeTableResponse t; do { t = await [|_db.DescribeTableAsync(order)|]; } while (t.Table.TableStatus != TableStatus.ACTIVE);", "DescribeTableAsync")]
    [InlineData("while ((await [|_db.DescribeTableAsync(order)|]).Table.TableStatus is not { Value: \"ACTIVE\" }) { }", "DescribeTableAsync")]
    public void A_handler_that_asks_until_a_state_has_come_is_told(string statements, string what)
        => RuleTest.Flags("SLP1016", $"'Consumer.HandleAsync' polls {what}, and every second of it is paid for; let a queue's delay, a schedule or a state machine wait", Consumer(statements));

    [Theory]
    // A deadline.
    [InlineData("var work = Work(); if (await Task.WhenAny(work, Task.Delay(2000)) != work) { throw new TimeoutException(); }")]
    [InlineData("var deadline = Task.Delay(2000); await Task.WhenAny(Work(), deadline);")]
    [InlineData("await Task.WhenAll(Work(), Task.Delay(10));")]
    // No time passes, or the token decides.
    [InlineData("await Task.Delay(0); await Task.Yield(); await Task.Delay(TimeSpan.Zero);")]
    [InlineData("await Task.Delay(Timeout.Infinite, CancellationToken.None); await Task.Delay(Timeout.InfiniteTimeSpan);")]
    // A call is tried again.
    [InlineData("try { await Work(); } catch (IOException) { await Task.Delay(200); await Work(); }")]
    [InlineData("for (var i = 0; i < 3; i++) { try { await Work(); return; } catch (IOException) when (i < 2) { await Task.Delay(200); } }")]
    [InlineData("for (var i = 0; i < 3; i++) { try { await Work(); return; } catch (IOException) { } await Task.Delay(200); }")]
    [InlineData("for (var i = 0; i < 3; i++) { if (await Work() == 1) { return; } await Task.Delay(100 << i); }")]
    [InlineData("var http = new HttpClient(); while (!(await http.GetAsync(order)).IsSuccessStatusCode) { await Task.Delay(100); }")]
    // What BatchWriteItem did not process is sent again.
    [InlineData("var request = new BatchWriteItemRequest(); do { var r = await _db.BatchWriteItemAsync(request); request.RequestItems = r.UnprocessedItems; await Task.Delay(100); } while (request.RequestItems.Count > 0);")]
    // Pages are not polled for.
    [InlineData("var r = new GetItemResponse(); for (var i = 0; i < 3; i++) { r = await _db.GetItemAsync(new GetItemRequest()); if (r.Item.Count == 0) { break; } }")]
    [InlineData("var q = new QueryRequest(); QueryResponse r; do { r = await _db.QueryAsync(q); q.ExclusiveStartKey = r.LastEvaluatedKey; } while (r.LastEvaluatedKey.Count > 0);")]
    // The state of each of several things.
    [InlineData("foreach (var c in order) { var t = await _db.DescribeTableAsync(c.ToString()); Use(t.Table.TableStatus.Value[0]); }")]
    // Somebody else's to run.
    [InlineData("Func<Task> pause = async () => await Task.Delay(100); await Policy(pause);")]
    public void Deadlines_retries_and_pages_are_no_waiting(string statements)
        => RuleTest.Allows("SLP1016", Consumer(statements));

    [Fact]
    public void A_loop_over_several_things_that_compares_the_state_of_each_once_does_not_poll()
        => RuleTest.Allows("SLP1016", Consumer("foreach (var c in order) { var t = await _db.DescribeTableAsync(c.ToString()); if (t.Table.TableStatus == TableStatus.ACTIVE) { Use(c); } }"));

    [Fact]
    public void Code_that_no_handler_runs_may_wait()
        => RuleTest.AllowsWholly("""
            public sealed class Worker { public static async Task RunAsync() { while (true) { await Task.Delay(1000); } } }
            public sealed class Clock { public Task Delay(int milliseconds) => Task.CompletedTask; }
            [QueueConsumer("orders")]
            public sealed class Consumer { public async Task HandleAsync(string order) { await new Clock().Delay(100); } }
            """);

    private static string Consumer(string statements) => $$"""
        using Amazon.DynamoDBv2;
        using Amazon.DynamoDBv2.Model;
        [QueueConsumer("orders")]
        public sealed class Consumer
        {
            private static readonly TimeSpan Length = TimeSpan.FromSeconds(1);
            private readonly IAmazonDynamoDB _db = new AmazonDynamoDBClient();
            private readonly Random _random = new();
            public async Task HandleAsync(string order) { await Task.Yield(); {{statements}} }
            private static Task<int> Work() => Task.FromResult(1);
            private static void Use(char c) { }
            private static Task Policy(Func<Task> pause) => Task.CompletedTask;
        }
        """;
}
