using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Tests.Driver;

namespace ServerlessPatterns.Generator.Tests.Emission;

/// <summary>What is written for classes that send.</summary>
public sealed class SenderTests
{
    private const string Messages =
        """
        namespace Acme.Shop;

        public sealed record Basket(string OrderId);

        public sealed record ShipOrder(string OrderId);

        [QueueName("e-mails")]
        public sealed record Mail(string Text);

        [FanOutTopic]
        public sealed record OrderPlaced(string OrderId);

        """;

    private const string Checkout =
        """
        [QueueConsumer]
        public sealed class Checkout(IQueueSender<ShipOrder> shipments, ITopicPublisher<OrderPlaced> orders, IQueueSender<Mail>? mails = null)
        {
            public async Task HandleAsync(Basket basket, CancellationToken cancellationToken)
            {
                await shipments.SendAsync(new ShipOrder(basket.OrderId), cancellationToken: cancellationToken);
                await orders.PublishAsync(new OrderPlaced(basket.OrderId), cancellationToken: cancellationToken);
                await (mails?.SendAsync(new Mail("Thank you.")) ?? Task.CompletedTask);
            }
        }

        """;

    private const string Startup =
        """
        [ServiceStartup]
        internal static class Startup
        {
            public static void ConfigureServices(Microsoft.Extensions.DependencyInjection.IServiceCollection services)
            {
            }
        }

        """;

    [Fact]
    public void Senders_alone_need_no_container()
        => Snapshot.Matches(GeneratorTest.Run(new TestProject(Messages + Checkout) { HasAws = true }));

    [Fact]
    public void With_a_start_up_senders_come_from_the_container()
        => Snapshot.Matches(GeneratorTest.Run(new TestProject(Messages + Checkout + Startup + """
            [QueueConsumer("mail-requests")]
            [Sends(typeof(Mail)), Publishes(typeof(OrderPlaced))]
            public sealed class Mailer(TimeProvider clock)
            {
                public TimeProvider Clock => clock;

                public void HandleAsync(string text) { }
            }
            """) { HasAws = true, HasContainer = true, OutputKind = OutputKind.ConsoleApplication }));
}
