using ServerlessPatterns.Analyzers.Tests.Driver;
using ServerlessPatterns.CodeFixes;
using static ServerlessPatterns.Analyzers.Tests.Rules.EventHandlerSource;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

public sealed class QueueConsumerFixTests
{
    private const string Id = "SLP1010";

    [Fact]
    public Task The_loop_s_body_becomes_HandleAsync_and_settings_are_kept()
        => FixTest.FixesFiles<QueueConsumerCodeFix>(
            Id,
            "Make it a [QueueConsumer], with a new queue",
            ("Function.cs",
            """
            // Copyright Acme.
            using System.Text.Json;
            using Amazon.Lambda.Annotations;
            using Amazon.Lambda.Annotations.SQS;
            using Amazon.Lambda.Core;
            using Amazon.Lambda.SQSEvents;
            using Other;

            namespace Other
            {
                public static class Used { }
            }

            namespace Acme
            {
                public sealed record Order(string Id);

                /// <summary>Saves orders.</summary>
                public sealed class Saver
                {
                    /// <summary>Saves them.</summary>
                    /// <param name="sqs">What is saved.</param>
                    [LambdaFunction(MemorySize = 1024, Timeout = 60)]
                    [SQSEvent("@Orders.fifo", BatchSize = 5, MaximumConcurrency = 7, Enabled = true)]
                    public async Task {|SLP1010:SaveAsync|}(SQSEvent sqs, ILambdaContext context) // one by one
                    {
                        foreach (var record in sqs.Records)
                        {
                            var order = JsonSerializer.Deserialize<Order>(record.Body) ?? throw new ArgumentException("none");

                            // Nothing to do.
                            if (order.Id.Length == 0)
                            {
                                continue;
                            }

                            foreach (var letter in order.Id)
                            {
                                if (letter == ' ')
                                {
                                    continue;
                                }

                                break;
                            }

                            context.Logger.LogInformation(record.MessageId);
                            await File.WriteAllTextAsync(
                                order.Id,
                                @"
              as it is"); // at last

                            // The end.
                        }
                    }
                }
            }
            """,
            """
            // Copyright Acme.
            using Amazon.Lambda.Core;
            using Other;

            namespace Other
            {
                public static class Used { }
            }

            namespace Acme
            {
                public sealed record Order(string Id);

                /// <summary>Saves orders.</summary>
                [QueueConsumer(MemoryMegabytes = 1024, TimeoutSeconds = 60, Fifo = true, BatchSize = 5, MaximumConcurrency = 7)]
                public sealed class Saver
                {
                    /// <summary>Saves them.</summary>
                    /// <param name="order">What is saved.</param>
                    public async Task HandleAsync(Order order, MessageContext record, ILambdaContext context) // one by one
                    {
                        // Nothing to do.
                        if (order.Id.Length == 0)
                        {
                            return;
                        }

                        foreach (var letter in order.Id)
                        {
                            if (letter == ' ')
                            {
                                continue;
                            }

                            break;
                        }

                        context.Logger.LogInformation(record.MessageId);
                        await File.WriteAllTextAsync(
                            order.Id,
                            @"
              as it is"); // at last

                        // The end.
                    }
                }
            }
            """));

    [Fact]
    public Task The_method_that_the_loop_calls_becomes_HandleAsync()
        => FixTest.Fixes<QueueConsumerCodeFix>(
            Id,
            """
            using System.Text.Json;
            using Amazon.Lambda.Core;
            using Amazon.Lambda.SQSEvents;

            namespace Acme;

            public class Function
            {
                public Function()
                {
                }

                /// <summary>Called for every invocation.</summary>
                /// <param name="sqs">The event.</param>
                /// <param name="context">The context.</param>
                public async Task {|SLP1010:FunctionHandler|}(SQSEvent sqs, ILambdaContext context)
                {
                    foreach (var message in sqs.Records)
                    {
                        await ProcessMessageAsync(message, context).ConfigureAwait(false);
                    }
                }

                /// <summary>Processes a message.</summary>
                /// <param name="message">The message.</param>
                /// <param name="context">The context, for later.</param>
                private static async Task ProcessMessageAsync(SQSEvent.SQSMessage message, ILambdaContext context)
                {
                    var order = JsonSerializer.Deserialize<Order>(message.Body)!;
                    if (order.Id.Length == 0)
                    {
                        return;
                    }

                    await File.WriteAllTextAsync(order.Id, order.Id);
                }
            }

            internal sealed record Order(string Id);
            """,
            """
            using Amazon.Lambda.Core;

            namespace Acme;

            [QueueConsumer]
            public class Function
            {
                public Function()
                {
                }

                /// <summary>Processes a message.</summary>
                /// <param name="order">The message.</param>
                /// <param name="context">The context, for later.</param>
                internal async Task HandleAsync(Order order, ILambdaContext context)
                {
                    if (order.Id.Length == 0)
                    {
                        return;
                    }

                    await File.WriteAllTextAsync(order.Id, order.Id);
                }
            }

            internal sealed record Order(string Id);
            """);

    [Theory]
    [InlineData("void", "", "return;", "")]
    [InlineData("Task", "", "return Task.CompletedTask;", "\n\n        return Task.CompletedTask;")]
    [InlineData("async Task", "await Task.Yield(); ", "return;", "")]
    public Task What_goes_on_with_the_next_record_returns(string returns, string statement, string ended, string last)
        => FixTest.Fixes<QueueConsumerCodeFix>(
            Id,
            Function($$"""
                public {{returns}} {|SLP1010:Handle|}(SQSEvent sqs)
                {
                    foreach (SQSEvent.SQSMessage @event in sqs.Records) {
                        Order order = JsonSerializer.Deserialize<Order>(@event.Body!)!;
                        if (order.Id.Length == 0)
                        {
                            continue;
                        }

                        {{statement}}Save(order, @event.ReceiptHandle);
                    }{{last}}
                }
            """).ReplaceLineEndings("\r\n"),
            Converted($$"""
                public {{returns}} HandleAsync(Order order, MessageContext @event)
                {
                    if (order.Id.Length == 0)
                    {
                        {{ended}}
                    }

                    {{statement}}Save(order, @event.ReceiptHandle);{{last}}
                }
            """).Replace("using Amazon.Lambda.SQSEvents;\n", "", StringComparison.Ordinal).ReplaceLineEndings("\r\n"));

    [Theory]
    [InlineData("JsonSerializer.Deserialize<Order>(record.Body)")]
    [InlineData("JsonSerializer.Deserialize<Order>(record.Body, (JsonSerializerOptions?)null)", false)]
    [InlineData("JsonSerializer.Deserialize<Order>(record.Body, JsonSerializerOptions.Default)")]
    [InlineData("JsonSerializer.Deserialize<Order>(record.Body, JsonSerializerOptions.Web)")]
    [InlineData("JsonSerializer.Deserialize<Order>(record.Body, new JsonSerializerOptions(JsonSerializerDefaults.Web))")]
    [InlineData("JsonSerializer.Deserialize<Order>(record.Body, new JsonSerializerOptions { PropertyNameCaseInsensitive = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase })")]
    [InlineData("JsonSerializer.Deserialize<Order>(record.Body, s_ignoresCase)")]
    [InlineData("JsonSerializer.Deserialize<Order>(record.Body, Options)", false)]
    [InlineData("JsonSerializer.Deserialize<Order>(record.Body, s_changed)", false)]
    [InlineData("JsonSerializer.Deserialize<Order>(record.Body, new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase })", false)]
    [InlineData("JsonSerializer.Deserialize<Order>(record.Body, new JsonSerializerOptions { PropertyNameCaseInsensitive = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower })", false)]
    [InlineData("JsonSerializer.Deserialize<Order>(record.Body, new JsonSerializerOptions(JsonSerializerDefaults.Web) { MaxDepth = 3 })", false)]
    [InlineData("((Order)JsonSerializer.Deserialize(record.Body, typeof(Order)))", false)]
    [InlineData("JsonSerializer.Deserialize<Order>(record.MessageId)", false)]
    [InlineData("JsonSerializer.Deserialize<Order>(sqs.Records[0].Body)", false)]
    public Task A_consumer_must_read_all_that_was_read(string read, bool isOffered = true)
    {
        const string Fields = """
                private static readonly JsonSerializerOptions s_ignoresCase = new() { PropertyNameCaseInsensitive = true };
                private static readonly JsonSerializerOptions s_changed = new(JsonSerializerDefaults.Web);

                static Function() => s_changed.Converters.Clear();

                private static JsonSerializerOptions Options => JsonSerializerOptions.Web;

            """ + "\n";
        var before = Function(Fields + Handler($"var order = {read}!;"));
        return isOffered ? FixTest.Fixes<QueueConsumerCodeFix>(Id, before, Converted(Fields + Handled, "using System.Text.Json;\n")) : FixTest.Offers_nothing<QueueConsumerCodeFix>(Id, before);
    }

    // A consumer reads by the context that covers its message.
    [Theory]
    [InlineData("", "", true)]
    [InlineData("", ", Json.Default.Order", true)]
    [InlineData("", ", JsonSerializerOptions.Web", true)]
    [InlineData("", ", Zson.Default.Order", false)]
    [InlineData("[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]", "", false)]
    [InlineData("[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]", ", Json.Default.Order", true)]
    [InlineData("[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = false)]", "", true)]
    [InlineData("[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = false)]", ", JsonSerializerOptions.Web", false)]
    [InlineData("[JsonSourceGenerationOptions(Converters = new[] { typeof(JsonStringEnumConverter) })]", "", false)]
    public Task A_context_must_read_alike(string options, string argument, bool isOffered)
    {
        var contexts = "\n\n" + $$"""
            {{options}}
            [System.Text.Json.Serialization.JsonSerializable(typeof(Order))]
            public partial class Json : System.Text.Json.Serialization.JsonSerializerContext { }

            [System.Text.Json.Serialization.JsonSerializable(typeof(Order))]
            public partial class Zson : System.Text.Json.Serialization.JsonSerializerContext { }
            """
            .Replace("[Json", "[System.Text.Json.Serialization.Json", StringComparison.Ordinal).Replace("= Json", "= System.Text.Json.Serialization.Json", StringComparison.Ordinal).Replace("typeof(JsonString", "typeof(System.Text.Json.Serialization.JsonString", StringComparison.Ordinal)
            + Completed("Json") + Completed("Zson");
        var before = Function(Handler($"var order = JsonSerializer.Deserialize<Order>(record.Body{argument})!;")) + contexts;
        return isOffered ? FixTest.Fixes<QueueConsumerCodeFix>(Id, before, Converted(Handled) + contexts) : FixTest.Offers_nothing<QueueConsumerCodeFix>(Id, before);

        // What the serializer's own generator adds; the test's compiler does not run it.
        static string Completed(string name) => $$"""


            partial class {{name}}
            {
                public {{name}}() : base(null) { }
                public {{name}}(System.Text.Json.JsonSerializerOptions options) : base(options) { }
                public static {{name}} Default { get; } = new();
                public System.Text.Json.Serialization.Metadata.JsonTypeInfo<Order> Order => null;
                protected override System.Text.Json.JsonSerializerOptions GeneratedSerializerOptions => null;
                public override System.Text.Json.Serialization.Metadata.JsonTypeInfo GetTypeInfo(System.Type type) => null;
            }
            """;
    }

    [Theory]
    [InlineData("await HandleAsync(record, context);", "SQSEvent.SQSMessage message, ILambdaContext context")]
    [InlineData("await HandleAsync(context, record).ConfigureAwait(false);", "ILambdaContext context, SQSEvent.SQSMessage message")]
    [InlineData("await HandleAsync(record);", "SQSEvent.SQSMessage message")]
    [InlineData("HandleAsync(record, context);", "SQSEvent.SQSMessage message, ILambdaContext context", false)]
    [InlineData("await HandleAsync(record, null);", "SQSEvent.SQSMessage message, ILambdaContext context", false)]
    [InlineData("await HandleAsync(record, record.Body);", "SQSEvent.SQSMessage message, string body", false)]
    [InlineData("await HandleAsync(record.Body);", "string message", false)]
    [InlineData("await HandleAsync(record); await HandleAsync(record);", "SQSEvent.SQSMessage message", false)]
    [InlineData("await HandleAsync(record); // each", "SQSEvent.SQSMessage message", false)]
    [InlineData("await HandleAsync(record);", "SQSEvent.SQSMessage message /* one */", false)]
    public Task The_method_that_is_called_is_given_the_record_and_the_context(string call, string parameters, bool isOffered = true)
    {
        const string Body = """
                {
                    Save(order, message.MessageId);
                    await Task.Yield();
                }
            """;
        var before = Function($$"""
                private async Task HandleAsync({{parameters}})
                {
                    var order = JsonSerializer.Deserialize<Order>(message.Body)!;

                    Save(order, message.MessageId);
                    await Task.Yield();
                }

                [LambdaFunction]
                [SQSEvent("@Orders")]
                public async Task {|SLP1010:Handle|}(SQSEvent sqs, ILambdaContext context)
                {
                    foreach (var record in sqs.Records)
                    {
                        {{call}}
                    }
                }
            """, isLast: true);
        if (!isOffered)
        {
            return FixTest.Offers_nothing<QueueConsumerCodeFix>(Id, before.Replace("string message", "string text, SQSEvent.SQSMessage message = null", StringComparison.Ordinal));
        }

        var after = Converted("    public async Task HandleAsync(Order order, MessageContext message)\n" + Body, isLast: true);
        return FixTest.Fixes<QueueConsumerCodeFix>(Id, before, after.Replace("using Amazon.Lambda.Annotations;\nusing Amazon.Lambda.Annotations.SQS;\nusing Amazon.Lambda.Core;\n\n", "", StringComparison.Ordinal));
    }
}
