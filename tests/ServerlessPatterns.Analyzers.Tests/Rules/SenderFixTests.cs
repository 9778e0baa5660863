using ServerlessPatterns.Analyzers.Tests.Driver;
using ServerlessPatterns.CodeFixes;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

public sealed class SenderFixTests
{
    private const string Call = "SLP1002";
    private const string Invoke = "SLP1001";

    [Fact]
    public Task A_client_that_nobody_reads_any_more_gives_way_to_the_sender()
        => Fixes(
            Call,
            """
            using System.Net.Http.Json;

            #nullable enable
            namespace Acme;

            [QueueName("reservations")]
            public sealed record Reservation(string Id);

            public sealed record Order(string Id);

            [QueueConsumer]
            public sealed class OrderHandler(HttpClient http)
            {
                public async Task HandleAsync(Order order, CancellationToken cancellationToken)
                {
                    // Keep the goods.
                    using var response = await http.{|SLP1002:PostAsJsonAsync|}("http://stock.shop.internal/reservations", new Reservation(order.Id), cancellationToken); // all
                    response.EnsureSuccessStatusCode();

                    await Console.Out.WriteLineAsync("done");
                }
            }
            """,
            """
            using System.Net.Http.Json;

            #nullable enable
            namespace Acme;

            [QueueName("reservations")]
            public sealed record Reservation(string Id);

            public sealed record Order(string Id);

            [QueueConsumer]
            public sealed class OrderHandler(IQueueSender<Reservation> reservations)
            {
                public async Task HandleAsync(Order order, CancellationToken cancellationToken)
                {
                    // Keep the goods.
                    await reservations.SendAsync(new Reservation(order.Id), cancellationToken: cancellationToken); // all

                    await Console.Out.WriteLineAsync("done");
                }
            }
            """);

    [Theory]
    [InlineData("await s_http.{|SLP1002:PostAsJsonAsync|}(Url, bill);", "await bills.SendAsync(bill, cancellationToken: token);")]
    [InlineData("await s_http.{|SLP1002:PutAsJsonAsync|}(Url, bill, CancellationToken.None).ConfigureAwait(false);", "await bills.SendAsync(bill, cancellationToken: CancellationToken.None).ConfigureAwait(false);")]
    [InlineData("(await s_http.{|SLP1002:PostAsync|}(Url, JsonContent.Create(bill))).EnsureSuccessStatusCode();", "await bills.SendAsync(bill, cancellationToken: token);")]
    [InlineData("_ = await s_http.{|SLP1002:PutAsync|}(Url, new StringContent(JsonSerializer.Serialize(bill), Encoding.UTF8, \"application/json\"));", "await bills.SendAsync(bill, cancellationToken: token);")]
    [InlineData("var answer = await s_http.{|SLP1002:PostAsync|}(Url, new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(bill))); answer.EnsureSuccessStatusCode(); Console.WriteLine();", "await bills.SendAsync(bill, cancellationToken: token); Console.WriteLine();")]
    [InlineData("var answer = await s_http.{|SLP1002:PostAsJsonAsync|}(Url, new Bill(order.Id));", "await bills.SendAsync(new Bill(order.Id), cancellationToken: token);")]
    [InlineData("try { await s_http.{|SLP1002:PostAsJsonAsync|}(Url, bill); } catch (Exception e) { Console.WriteLine(e); throw; }", "try { await bills.SendAsync(bill, cancellationToken: token); } catch (Exception e) { Console.WriteLine(e); throw; }")]
    [InlineData("await s_lambda.{|SLP1001:InvokeAsync|}(new InvokeRequest { FunctionName = \"billing\", Payload = JsonSerializer.Serialize(bill) });", "await bills.SendAsync(bill, cancellationToken: token);")]
    [InlineData("await s_lambda.{|SLP1001:InvokeAsync|}(new() { FunctionName = \"billing\", PayloadStream = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(bill)) }, token);", "await bills.SendAsync(bill, cancellationToken: token);")]
    [InlineData("await s_lambda.{|SLP1001:InvokeAsync|}(new InvokeRequest { Payload = JsonSerializer.Serialize(placed) });", "await orders.PublishAsync(placed, cancellationToken: token);")]
    public Task Each_way_to_send_without_an_answer_becomes_a_message(string statements, string sent)
        => Fixes(Rule(statements), Consumer("", statements), Consumer(sent.Contains("Publish", StringComparison.Ordinal) ? "(ITopicPublisher<OrderPlaced> orders)" : "(IQueueSender<Bill> bills)", sent));

    [Theory]
    // The answer is used.
    [InlineData("var answer = await s_http.{|SLP1002:PostAsJsonAsync|}(Url, bill); Console.WriteLine(answer.StatusCode);")]
    [InlineData("var answer = await s_http.{|SLP1002:PostAsJsonAsync|}(Url, bill); Console.WriteLine(); answer.EnsureSuccessStatusCode();")]
    [InlineData("if ((await s_http.{|SLP1002:PostAsJsonAsync|}(Url, bill)).IsSuccessStatusCode) { return; }")]
    [InlineData("await Task.WhenAll(s_http.{|SLP1002:PostAsJsonAsync|}(Url, bill), Task.CompletedTask);")]
    [InlineData("var answer = await s_lambda.{|SLP1001:InvokeAsync|}(new InvokeRequest { Payload = JsonSerializer.Serialize(bill) }); Console.WriteLine(answer.StatusCode);")]
    // Its failure is.
    [InlineData("try { await s_http.{|SLP1002:PostAsJsonAsync|}(Url, bill); } catch (HttpRequestException) { throw; }")]
    // What is sent has no queue that is known, or is no message.
    [InlineData("await s_http.{|SLP1002:PostAsJsonAsync|}(Url, new Unknown(1));")]
    [InlineData("await s_http.{|SLP1002:PostAsJsonAsync|}(Url, new { Id = 1 });")]
    [InlineData("await s_http.{|SLP1002:PostAsJsonAsync|}(Url, \"text\");")]
    [InlineData("await s_http.{|SLP1002:PostAsJsonAsync<object>|}(Url, 1);")]
    [InlineData("await s_http.{|SLP1002:PostAsJsonAsync<Base>|}(Url, new Derived());")]
    [InlineData("await s_http.{|SLP1002:PostAsync|}(Url, null);")]
    [InlineData("await s_http.{|SLP1002:PostAsync|}(Url, new StringContent(bill.Id));")]
    [InlineData("await s_http.{|SLP1002:GetAsync|}(Url);")]
    [InlineData("await s_http.{|SLP1002:DeleteAsync|}(Url);")]
    [InlineData("await s_lambda.{|SLP1001:InvokeAsync|}(new InvokeRequest { Payload = bill.Id });")]
    [InlineData("await s_lambda.{|SLP1001:InvokeAsync|}(new InvokeRequest { Payload = JsonSerializer.Serialize(bill), Qualifier = \"1\" });")]
    [InlineData("await s_lambda.{|SLP1001:InvokeAsync|}(new InvokeRequest { FunctionName = \"billing\" });")]
    // A FIFO queue or topic needs a group.
    [InlineData("await s_http.{|SLP1002:PostAsJsonAsync|}(Url, new Ordered(1));")]
    [InlineData("await s_http.{|SLP1002:PostAsJsonAsync|}(Url, new OrderedEvent(1));")]
    // It would come back.
    [InlineData("await s_http.{|SLP1002:PostAsJsonAsync|}(Url, order);")]
    // What may be null, and comments that would go.
    [InlineData("await s_http.{|SLP1002:PostAsJsonAsync|}(Url, order.Id == \"\" ? null : bill);")]
    [InlineData("await s_http.{|SLP1002:PostAsJsonAsync|}(Url /* stock's */, bill);")]
    [InlineData("var answer = await s_http.{|SLP1002:PostAsJsonAsync|}(Url, bill); /* must */ answer.EnsureSuccessStatusCode(); // be")]
    // No object is there to hold it.
    [InlineData("await RunAsync(bill); static async Task RunAsync(Bill bill) => await s_http.{|SLP1002:PostAsJsonAsync|}(Url, bill);")]
    public Task What_a_message_cannot_do_is_left_alone(string statements) => Offers_nothing(Rule(statements), Consumer("", statements));

    [Fact]
    public Task While_a_consumer_is_half_typed_a_queue_must_be_named()
        => FixTest.Offers_nothing<SenderCodeFix>(
            Call,
            Consumer("", "await s_http.{|SLP1002:PostAsJsonAsync|}(Url, new Unknown(1));"),
            project => FixTest.WithSenders(project) with { Sources = ["[QueueConsumer(\"half\")] public sealed class Half { }"] });

    [Fact]
    public Task A_target_of_a_load_balancer_sends_too()
        => Fixes(
            Call,
            """
            using System.Net.Http.Json;

            [QueueName("bills")]
            public sealed record Bill(string Id);

            [LoadBalancerTarget("/orders/*", Priority = 1)]
            public sealed class Orders
            {
                private static readonly HttpClient s_http = new() { BaseAddress = new Uri("http://bills.shop.internal/") };

                [HttpRoute("POST", "/orders/{id}")]
                public async Task<HttpResult> AddAsync(string id, CancellationToken cancellation)
                {
                    await s_http.{|SLP1002:PostAsJsonAsync|}("bills", new Bill(id));
                    return HttpResult.NoContent();
                }
            }
            """,
            """
            using System.Net.Http.Json;

            [QueueName("bills")]
            public sealed record Bill(string Id);

            [LoadBalancerTarget("/orders/*", Priority = 1)]
            public sealed class Orders(IQueueSender<Bill> bills)
            {
                private static readonly HttpClient s_http = new() { BaseAddress = new Uri("http://bills.shop.internal/") };

                [HttpRoute("POST", "/orders/{id}")]
                public async Task<HttpResult> AddAsync(string id, CancellationToken cancellation)
                {
                    await bills.SendAsync(new Bill(id), cancellationToken: cancellation);
                    return HttpResult.NoContent();
                }
            }
            """);

    [Fact]
    public Task A_plain_handler_has_nobody_to_give_it_a_sender()
        => Offers_nothing(Call, """
            using System.Net.Http.Json;
            using Amazon.Lambda.Core;

            [QueueName("bills")]
            public sealed record Bill(string Id);

            public sealed class Function
            {
                private static readonly HttpClient s_http = new() { BaseAddress = new Uri("http://bills.shop.internal/") };

                public async Task HandleAsync(string id, ILambdaContext context) => await s_http.{|SLP1002:PostAsJsonAsync|}("bills", new Bill(id));
            }
            """);

    private static string Rule(string statements) => statements.Contains("{|SLP1001:", StringComparison.Ordinal) ? Invoke : Call;

    private static Task Fixes(string rule, string before, string after) => FixTest.Fixes<SenderCodeFix>(rule, before, after, FixTest.WithSenders);

    private static Task Offers_nothing(string rule, string source) => FixTest.Offers_nothing<SenderCodeFix>(rule, source, FixTest.WithSenders);

    private static string Consumer(string parameters, string statements) => $$"""
        #nullable enable
        using System.Net.Http.Json;
        using System.Text;
        using System.Text.Json;
        using Amazon.Lambda;
        using Amazon.Lambda.Model;

        public sealed record Order(string Id);
        public sealed record Bill(string Id);
        public sealed record Unknown(int Number);
        public sealed record Ordered(int Number);
        [QueueName("base")]
        public record Base;
        [QueueName("derived")]
        public sealed record Derived : Base;
        [FanOutTopic]
        public sealed record OrderPlaced(string Id);
        [FanOutTopic(Fifo = true)]
        public sealed record OrderedEvent(int Number);

        [QueueConsumer]
        public sealed class BillWriter { public void HandleAsync(Bill bill) { } }
        [QueueConsumer(Fifo = true)]
        public sealed class OrderedWriter { public void HandleAsync(Ordered ordered) { } }

        [QueueConsumer]
        public sealed class OrderHandler{{parameters}}
        {
            private const string Url = "http://stock.shop.internal/";
            private static readonly HttpClient s_http = new();
            private static readonly IAmazonLambda s_lambda = new AmazonLambdaClient();
            private static readonly Bill bill = new("");
            private static readonly OrderPlaced placed = new("");

            public async Task HandleAsync(Order order, CancellationToken token)
            {
                {{statements}}
                await Task.Yield();
            }
        }
        """;
}
