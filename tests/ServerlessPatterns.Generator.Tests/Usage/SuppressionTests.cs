namespace ServerlessPatterns.Generator.Tests.Usage;

public sealed class SuppressionTests
{
    [Fact]
    public void A_usage_error_that_takes_the_function_away_cannot_be_suppressed()
        => UsageTest.Flags(
            "SLP0009",
            "'Writer': TimeoutSeconds is 0, and must be 1 to 900 (https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html)",
            """
            #pragma warning disable SLP0009
            [QueueConsumer("q", [|TimeoutSeconds = 0|])] class Writer { public void HandleAsync(string message) { } }
            """);

    [Fact]
    public void A_warning_can_be_suppressed()
        => UsageTest.Allows(
            """
            #pragma warning disable SLP0023 // The bucket is the function's own.
            [QueueConsumer("q"), AllowAction("s3:*", Resource = "*")] class Writer { public void HandleAsync(string message) { } }
            """);

    [Fact]
    public void Code_that_does_not_compile_is_the_compilers_to_explain()
    {
        var project = UsageTest.Project(
            """
            [QueueConsumer(Missing.Name, TimeoutSeconds = "x", BatchSize = Missing.Size)]
            [MessageFilter(Missing.Name, 5), MessageFilter("Id", Missing.Value), MessageFilter("Id", AtLeast = Missing.Value), MessageFilter]
            [AllowAction(Missing.Name), AllowAction]
            class Writer(List<Missing> list) : Missing
            {
                public Missing HandleAsync(Envelope<Missing> message, Missing more) => throw new Exception();
            }

            record Envelope<T>(T Id);
            [QueueConsumer] class { public void HandleAsync(string message) { } }
            [QueueConsumer] class Other : Missing;
            """);

        Assert.Empty(UsageTest.Analyze(project, out _).Select(each => each.ToString()));
    }
}
