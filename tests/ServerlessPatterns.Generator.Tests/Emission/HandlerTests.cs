using ServerlessPatterns.Generator.Tests.Driver;

namespace ServerlessPatterns.Generator.Tests.Emission;

public sealed class HandlerTests
{
    [Fact]
    public void A_consumer_gets_a_handler_and_a_template()
    {
        var generated = GeneratorTest.Run(new TestProject(
            """
            namespace Acme.Billing;

            public sealed record OrderPlaced(string OrderId, decimal Total);

            [QueueConsumer(TimeoutSeconds = 20)]
            public sealed class InvoiceWriter
            {
                public Task HandleAsync(OrderPlaced order) => Task.CompletedTask;
            }
            """));

        Snapshot.Matches(generated);
    }
}
