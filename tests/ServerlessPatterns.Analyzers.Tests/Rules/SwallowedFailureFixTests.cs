using ServerlessPatterns.Analyzers.Tests.Driver;
using ServerlessPatterns.CodeFixes;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

public sealed class SwallowedFailureFixTests
{
    private const string Id = "SLP1011";

    [Fact]
    public Task The_failure_is_rethrown_where_the_catch_ends()
        => FixTest.Fixes<SwallowedFailureCodeFix>(
            Id,
            """
            using Amazon.Lambda.Core;
            using Amazon.Lambda.SQSEvents;

            public sealed class Function
            {
                public async Task First(SQSEvent sqs, ILambdaContext context)
                {
                    foreach (var record in sqs.Records)
                    {
                        try
                        {
                            await Save(record);
                        }
                        {|SLP1011:catch|} (Exception e)
                        {
                            context.Logger.LogLine(e.Message);

                            // The next one.
                            continue;
                        }
                    }
                }

                public Task Second(SQSEvent sqs)
                {
                    try
                    {
                        return Save(sqs.Records[0]);
                    }
                    {|SLP1011:catch|}
                    {
                        return Task.CompletedTask; // gone
                    }
                }

                public async Task Third(SQSEvent sqs)
                {
                    try
                    {
                        await Save(sqs.Records[0]);
                    }
                    {|SLP1011:catch|} (Exception e)
                    {
                        Console.WriteLine(e);
                    }
                }

                public async Task Fourth(SQSEvent sqs)
                {
                    try
                    {
                        await Save(sqs.Records[0]);
                    }
                    {|SLP1011:catch|} (Exception)
                    {
                        // Nobody cares.
                    }
                }

                private Task Save(SQSEvent.SQSMessage record) => Task.CompletedTask;
            }
            """,
            """
            using Amazon.Lambda.Core;
            using Amazon.Lambda.SQSEvents;

            public sealed class Function
            {
                public async Task First(SQSEvent sqs, ILambdaContext context)
                {
                    foreach (var record in sqs.Records)
                    {
                        try
                        {
                            await Save(record);
                        }
                        catch (Exception e)
                        {
                            context.Logger.LogLine(e.Message);

                            // The next one.
                            throw;
                        }
                    }
                }

                public Task Second(SQSEvent sqs)
                {
                    try
                    {
                        return Save(sqs.Records[0]);
                    }
                    catch
                    {
                        throw; // gone
                    }
                }

                public async Task Third(SQSEvent sqs)
                {
                    try
                    {
                        await Save(sqs.Records[0]);
                    }
                    catch (Exception e)
                    {
                        Console.WriteLine(e);
                        throw;
                    }
                }

                public async Task Fourth(SQSEvent sqs)
                {
                    try
                    {
                        await Save(sqs.Records[0]);
                    }
                    catch (Exception)
                    {
                        // Nobody cares.
                        throw;
                    }
                }

                private Task Save(SQSEvent.SQSMessage record) => Task.CompletedTask;
            }
            """);

    [Fact]
    public Task Where_failures_are_collected_a_rethrow_would_repeat_the_batch()
        => FixTest.Offers_nothing<SwallowedFailureCodeFix>(Id, """
            using Amazon.Lambda.SQSEvents;

            public sealed class Function
            {
                public async Task<SQSBatchResponse> HandleAsync(SQSEvent sqs)
                {
                    var failures = new List<SQSBatchResponse.BatchItemFailure>();
                    foreach (var record in sqs.Records)
                    {
                        try
                        {
                            await Save(record);
                        }
                        catch (TimeoutException)
                        {
                            failures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = record.MessageId });
                        }
                        {|SLP1011:catch|} (Exception e)
                        {
                            Console.WriteLine(e);
                        }
                    }

                    return new SQSBatchResponse(failures);
                }

                private Task Save(SQSEvent.SQSMessage record) => Task.CompletedTask;
            }
            """);
}
