using ServerlessPatterns.Analyzers.Tests.Driver;
using ServerlessPatterns.CodeFixes;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

public sealed class OneByOneFixTests
{
    private const string Id = "SLP1018";

    [Fact]
    public Task A_sender_takes_all_messages()
        => FixTest.Fixes<OneByOneCodeFix>(
            Id,
            Consumer("""
                    // One for each line.
                    foreach (var line in lines)
                    {
                        await orders.{|SLP1018:SendAsync|}(line, cancellationToken: token).ConfigureAwait(false);
                    }

                    foreach (var line in lines)
                        await placed.{|SLP1018:PublishAsync|}(new Placed(line));
            """),
            Consumer("""
                    // One for each line.
                    await orders.SendBatchAsync(lines, cancellationToken: token).ConfigureAwait(false);

                    await placed.PublishBatchAsync(lines.Select(line => new Placed(line)));
            """));

    [Fact]
    public Task A_loop_that_does_more_or_sends_with_the_SDK_is_not_rewritten()
        => FixTest.Offers_nothing<OneByOneCodeFix>(Id, Consumer("""
                    foreach (var line in lines)
                    {
                        Console.WriteLine(line);
                        await orders.{|SLP1018:SendAsync|}(line);
                    }

                    foreach (var line in lines)
                    {
                        await orders.{|SLP1018:SendAsync|}(line, new SendOptions());
                    }

                    foreach (var line in lines)
                    {
                        // Counted.
                        await orders.{|SLP1018:SendAsync|}(line);
                    }

                    foreach (var line in lines)
                    {
                        await placed.{|SLP1018:PublishAsync|}(new(line));
                    }

                    foreach (string line in (System.Collections.IEnumerable)lines)
                    {
                        await orders.{|SLP1018:SendAsync|}(line);
                    }

                    for (var i = 0; i < lines.Length; i++)
                    {
                        await orders.{|SLP1018:SendAsync|}(lines[i]);
                    }

                    foreach (var line in lines)
                    {
                        await sqs.{|SLP1018:SendMessageAsync|}("https://sqs.eu-west-1.amazonaws.com/123456789012/lines", line);
                    }
            """));

    private static string Consumer(string body)
        => $$"""
            using Amazon.SQS;

            public sealed record Placed(string Id);

            [QueueConsumer("orders")]
            public sealed class Consumer(IAmazonSQS sqs, IQueueSender<string> orders, ITopicPublisher<Placed> placed)
            {
                public IAmazonSQS Sqs { get; } = sqs;

                public async Task HandleAsync(string order, CancellationToken token)
                {
                    var lines = order.Split(',');

            {{body}}
                }
            }
            """;
}
