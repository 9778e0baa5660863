using ServerlessPatterns.Analyzers.Tests.Driver;
using ServerlessPatterns.CodeFixes;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

public sealed class PartialBatchFixTests
{
    private const string Id = "SLP1010";

    private const string Usings = """
        using Amazon.Lambda.Annotations;
        using Amazon.Lambda.Annotations.SQS;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;


        """;

    [Fact]
    public Task What_is_done_for_a_message_is_tried_and_a_failure_is_returned()
        => FixTest.Fixes<PartialBatchCodeFix>(
            Id,
            Usings + """
            public sealed class Function
            {
                /// <summary>Saves orders.</summary>
                [LambdaFunction]
                [SQSEvent("@Orders", BatchSize = 5)]
                public async Task {|SLP1010:HandleAsync|}(SQSEvent sqs, ILambdaContext context) // one by one
                {
                    var total = 0;

                    // Each of them.
                    foreach (var record in sqs.Records)
                    {
                        // Nothing to do.
                        if (record.Body.Length == 0)
                        {
                            continue;
                        }

                        await SaveAsync(
                            record.Body,
                            @"
              as it is"); // at last
                        total++;
                    }

                    context.Logger.LogInformation($"{total} done");
                }

                [LambdaFunction]
                [SQSEvent("@Others")]
                public void {|SLP1010:Handle|}(SQSEvent failures)
                {
                    foreach (var exception in failures.Records) {
                        Console.WriteLine(exception.Body);
                    }
                }

                private static Task SaveAsync(string order, string how) => Task.CompletedTask;
            }
            """,
            Usings + """
            public sealed class Function
            {
                /// <summary>Saves orders.</summary>
                [LambdaFunction]
                [SQSEvent("@Orders", BatchSize = 5)]
                public async Task<SQSBatchResponse> HandleAsync(SQSEvent sqs, ILambdaContext context) // one by one
                {
                    var total = 0;

                    var failures = new List<SQSBatchResponse.BatchItemFailure>();
                    // Each of them.
                    foreach (var record in sqs.Records)
                    {
                        try
                        {
                            // Nothing to do.
                            if (record.Body.Length == 0)
                            {
                                continue;
                            }

                            await SaveAsync(
                                record.Body,
                                @"
              as it is"); // at last
                            total++;
                        }
                        catch (Exception exception)
                        {
                            context.Logger.LogError($"Message {record.MessageId} failed: {exception}");
                            failures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = record.MessageId });
                        }
                    }

                    context.Logger.LogInformation($"{total} done");

                    return new SQSBatchResponse(failures);
                }

                [LambdaFunction]
                [SQSEvent("@Others")]
                public SQSBatchResponse Handle(SQSEvent failures)
                {
                    var failures2 = new List<SQSBatchResponse.BatchItemFailure>();
                    foreach (var exception in failures.Records) {
                        try {
                            Console.WriteLine(exception.Body);
                        } catch (Exception exception2) {
                            Console.Error.WriteLine($"Message {exception.MessageId} failed: {exception2}");
                            failures2.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = exception.MessageId });
                        }
                    }

                    return new SQSBatchResponse(failures2);
                }

                private static Task SaveAsync(string order, string how) => Task.CompletedTask;
            }
            """);

    [Fact]
    public Task A_logger_is_written_to_names_are_qualified_and_braces_are_added_where_they_have_to_be()
        => FixTest.Fixes<PartialBatchCodeFix>(
            Id,
            """
            using Amazon.Lambda.Annotations;
            using Amazon.Lambda.Annotations.SQS;
            using Microsoft.Extensions.Logging;

            namespace Microsoft.Extensions.Logging
            {
                public interface ILogger { }

                public interface ILogger<T> : ILogger { }

                public static class LoggerExtensions
                {
                    public static void LogError(this ILogger logger, Exception exception, string message, params object[] args) { }
                }
            }

            namespace Acme
            {
                public sealed class List<T>;

                public sealed class Exception;

                public sealed class Function(ILogger<Function> logger)
                {
                    [LambdaFunction]
                    [SQSEvent("@Orders")]
                    public async System.Threading.Tasks.Task {|SLP1010:HandleAsync|}(Amazon.Lambda.SQSEvents.SQSEvent sqs)
                    {
                        foreach (var @record in sqs.Records)
                            await SaveAsync(
                                @record.Body);

                        // All of them.
                    }

                    private Task SaveAsync(string order) => Task.FromResult(logger);
                }
            }
            """,
            """
            using Amazon.Lambda.Annotations;
            using Amazon.Lambda.Annotations.SQS;
            using Microsoft.Extensions.Logging;

            namespace Microsoft.Extensions.Logging
            {
                public interface ILogger { }

                public interface ILogger<T> : ILogger { }

                public static class LoggerExtensions
                {
                    public static void LogError(this ILogger logger, Exception exception, string message, params object[] args) { }
                }
            }

            namespace Acme
            {
                public sealed class List<T>;

                public sealed class Exception;

                public sealed class Function(ILogger<Function> logger)
                {
                    [LambdaFunction]
                    [SQSEvent("@Orders")]
                    public async System.Threading.Tasks.Task<Amazon.Lambda.SQSEvents.SQSBatchResponse> HandleAsync(Amazon.Lambda.SQSEvents.SQSEvent sqs)
                    {
                        var failures = new System.Collections.Generic.List<Amazon.Lambda.SQSEvents.SQSBatchResponse.BatchItemFailure>();
                        foreach (var @record in sqs.Records)
                        {
                            try
                            {
                                await SaveAsync(
                                    @record.Body);
                            }
                            catch (System.Exception exception)
                            {
                                logger.LogError(exception, "Message {MessageId} failed.", @record.MessageId);
                                failures.Add(new Amazon.Lambda.SQSEvents.SQSBatchResponse.BatchItemFailure { ItemIdentifier = @record.MessageId });
                            }
                        }

                        // All of them.

                        return new Amazon.Lambda.SQSEvents.SQSBatchResponse(failures);
                    }

                    private Task SaveAsync(string order) => Task.FromResult(logger);
                }
            }
            """);

    [Fact]
    public Task Line_ends_are_those_of_the_file()
        => FixTest.Fixes<PartialBatchCodeFix>(
            Id,
            Function("""
                public void {|SLP1010:Handle|}(SQSEvent sqs)
                {
                    foreach (var record in sqs.Records)
                    {
                        Save(record);
                    }
                }
            """).ReplaceLineEndings("\r\n"),
            Function("""
                public SQSBatchResponse Handle(SQSEvent sqs)
                {
                    var failures = new List<SQSBatchResponse.BatchItemFailure>();
                    foreach (var record in sqs.Records)
                    {
                        try
                        {
                            Save(record);
                        }
                        catch (Exception exception)
                        {
                            Console.Error.WriteLine($"Message {record.MessageId} failed: {exception}");
                            failures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = record.MessageId });
                        }
                    }

                    return new SQSBatchResponse(failures);
                }
            """).ReplaceLineEndings("\r\n"));

    [Fact]
    public Task A_loop_that_runs_to_its_end_is_offered()
        => FixTest.Fixes<PartialBatchCodeFix>(
            Id,
            Function("    public void {|SLP1010:Handle|}(SQSEvent sqs)\n    {\n" + Lines("foreach (var record in sqs.Records)\n{\nSave(record);\n}") + "\n    }"),
            Function("    public SQSBatchResponse Handle(SQSEvent sqs)\n    {\n" + Lines("var failures = new List<SQSBatchResponse.BatchItemFailure>();\nforeach (var record in sqs.Records)\n{\ntry\n{\nSave(record);\n}\ncatch (Exception exception)\n{\nConsole.Error.WriteLine($\"Message {record.MessageId} failed: {exception}\");\nfailures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = record.MessageId });\n}\n}") + "\n\n        return new SQSBatchResponse(failures);\n    }"));

    // Lambda would delete the failed messages, unless the mapping, which is not seen, asks for their ids.
    [Theory]
    [InlineData("")]
    [InlineData("[LambdaFunction]")]
    [InlineData("[SQSEvent(\"@Orders\")]")]

    // What follows a failure must not be handled.
    [InlineData("[LambdaFunction] [SQSEvent(\"arn:aws:sqs:eu-west-1:123456789012:orders.fifo\")]")]
    [InlineData("[LambdaFunction] [SQSEvent(\"@Orders\")] [SQSEvent(\"@OrdersFifo\")]")]
    public Task The_mapping_must_be_known_to_ask_for_ids_and_the_queue_to_have_no_order(string attributes)
        => FixTest.Offers_nothing<PartialBatchCodeFix>(Id, Function($$"""
                {{attributes}}
                public void {|SLP1010:Handle|}(SQSEvent sqs)
                {
                    foreach (var record in sqs.Records)
                    {
                        Save(record);
                    }
                }
            """, ""));

    [Theory]

    // What ends the loop or the method says what becomes of the rest of the batch.
    [InlineData("foreach (var record in sqs.Records)\n{\nif (record.Body is null)\n{\nbreak;\n}\nSave(record);\n}")]
    [InlineData("foreach (var record in sqs.Records)\n{\nif (record.Body is null)\n{\nreturn;\n}\nSave(record);\n}")]
    [InlineData("if (sqs.Records is null)\n{\nreturn;\n}\nforeach (var record in sqs.Records)\n{\nSave(record);\n}")]

    // What is done for a whole batch.
    [InlineData("foreach (var record in sqs.Records)\n{\nSave(record);\n}\nSave(null);")]
    [InlineData("foreach (var record in sqs.Records)\n{\nSave(record);\n}\nforeach (var record in sqs.Records)\n{\nSave(record);\n}")]
    [InlineData("foreach (var record in sqs.Records.Skip(1))\n{\nSave(record);\n}")]
    [InlineData("sqs.Records.ForEach(Save);")]
    [InlineData("Parallel.ForEach(sqs.Records, Save);")]

    // Failures are dealt with already.
    [InlineData("foreach (var record in sqs.Records)\n{\ntry\n{\nSave(record);\n}\ncatch (TimeoutException)\n{\n}\n}")]

    // A FIFO queue's messages.
    [InlineData("foreach (var record in sqs.Records)\n{\nSave(record);\nSave(record.Attributes[\"MessageGroupId\"]);\n}")]

    // Lines that cannot be told apart.
    [InlineData("foreach (var record in sqs.Records) { Save(record); }")]
    [InlineData("foreach (var record in sqs.Records) Save(record);")]
    [InlineData("foreach (var record in sqs.Records)\n{\n#if DEBUG\nSave(null);\n#endif\nSave(record);\n}")]
    public Task The_loop_must_be_all_that_is_done_and_run_to_its_end(string body)
        => FixTest.Offers_nothing<PartialBatchCodeFix>(Id, Function($$"""
                public void {|SLP1010:Handle|}(SQSEvent sqs)
                {
            {{Lines(body)}}
                }
            """));

    [Theory]
    [InlineData("public async ValueTask {|SLP1010:Handle|}(SQSEvent sqs)", "await Task.Yield();", "")]
    [InlineData("public async void {|SLP1010:Handle|}(SQSEvent sqs)", "await Task.Yield();", "")]
    [InlineData("public async Task<string> {|SLP1010:Handle|}(SQSEvent sqs)", "await Task.Yield();", "return null;")]
    [InlineData("public Task {|SLP1010:Handle|}(SQSEvent sqs)", "", "return Task.CompletedTask;")]
    [InlineData("public override void {|SLP1010:Handle|}(SQSEvent sqs)", "", "")]
    [InlineData("public void {|SLP1010:Apply|}(SQSEvent sqs)", "", "")]
    public Task The_return_type_must_be_free(string method, string statement, string last)
        => FixTest.Offers_nothing<PartialBatchCodeFix>(Id, Function($$"""
                {{method}}
                {
                    foreach (var record in sqs.Records)
                    {
                        {{statement}}
                        Save(record);
                    }
                    {{last}}
                }
            """).Replace("class Function", "class Function : Base, IApply", StringComparison.Ordinal) + """

            public abstract class Base { public virtual void {|SLP1010:Handle|}(SQSEvent sqs) { } }

            public interface IApply { void Apply(SQSEvent sqs) { } }
            """);

    [Fact]
    public Task Nothing_else_of_the_project_may_use_the_method()
        => FixTest.Offers_nothing<PartialBatchCodeFix>(Id, Function("""
                public void {|SLP1010:Handle|}(SQSEvent sqs)
                {
                    foreach (var record in sqs.Records)
                    {
                        Save(record);
                    }
                }
            """) + """

            public static class Caller
            {
                public static void Call() => new Function().Handle(new SQSEvent());
            }
            """);

    private static string Function(string method, string attributes = "[LambdaFunction] [SQSEvent(\"@Orders\")]")
        => Usings + $$"""
            public class Function
            {
                {{attributes}}
            {{method}}

                private static void Save(object record)
                {
                }
            }
            """;

    /// <summary>A line for each statement and brace, at its depth.</summary>
    private static string Lines(string body)
    {
        var depth = 2;
        return string.Join('\n', body.Split('\n').Select(line =>
        {
            depth -= line.StartsWith('}') ? 1 : 0;
            var indented = line.StartsWith('#') ? line : new string(' ', 4 * depth) + line;
            depth += line == "{" ? 1 : 0;
            return indented;
        }));
    }
}
