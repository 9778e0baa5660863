using System.Reflection;
using System.Text;
using System.Text.Json;
using ServerlessPatterns.Generator.Tests.Driver;

namespace ServerlessPatterns.Generator.Tests.Emission;

/// <summary>Generated handlers at work, on events as Lambda hands them over.</summary>
public sealed class HandlerRunTests
{
    private const string Source =
        """
        using Microsoft.Extensions.DependencyInjection;

        namespace Acme;

        public sealed record OrderPlaced(string OrderId, int Lines);

        public sealed class Journal : IDisposable
        {
            public static List<string> Lines { get; } = [];

            public Guid Scope { get; } = Guid.NewGuid();

            public void Dispose() => Lines.Add("scope ended");
        }

        [QueueConsumer]
        public sealed class InvoiceWriter(Journal journal, Journal again, [FromKeyedServices("tax")] string tax, int factor = 2, long? limit = 5, string? none = null) : IAsyncDisposable
        {
            public async Task HandleAsync(OrderPlaced order, MessageContext message, CancellationToken cancellationToken)
            {
                await Task.Yield();
                if (order.Lines == 0)
                {
                    throw new InvalidOperationException("An order without lines.");
                }

                Journal.Lines.Add($"{order.OrderId} {order.Lines * factor} {limit} {tax} {journal.Scope == again.Scope} {none is null}");
            }

            public ValueTask DisposeAsync()
            {
                Journal.Lines.Add("consumer disposed");
                return default;
            }
        }

        [QueueConsumer("raw")]
        public sealed class RawWriter
        {
            public void HandleAsync(string text) => Journal.Lines.Add(text);
        }

        [ServiceStartup]
        public static class Startup
        {
            public static void ConfigureServices(IServiceCollection services)
            {
                services.AddScoped<Journal>();
                services.AddKeyedSingleton("tax", "19%");
            }
        }
        """;

    [Fact]
    public async Task A_handler_makes_the_class_in_a_scope_a_message_and_reports_what_fails()
    {
        var assembly = Load(new TestProject(Source) { HasContainer = true });

        var answer = await InvokeAsync(assembly, "Acme.InvoiceWriterFunction", """{"orderId":"a","lines":1}""", """{"orderId":"b","lines":0}""", """{"orderId":"c","lines":3}""", "not JSON");

        Assert.Equal("""{"batchItemFailures":[{"itemIdentifier":"id1"},{"itemIdentifier":"id3"}]}""", answer);
        Assert.Equal(
            [
                "scope ended", // The start's own, in which it resolves everything once.
                "a 2 5 19% True True", "consumer disposed", "scope ended",
                "consumer disposed", "scope ended",
                "c 6 5 19% True True", "consumer disposed", "scope ended",
            ],
            Journal(assembly));
    }

    [Fact]
    public async Task A_class_without_constructor_arguments_is_made_without_the_container()
    {
        var assembly = Load(new TestProject(Source) { HasContainer = true });

        var answer = await InvokeAsync(assembly, "Acme.RawWriterFunction", "plain text");

        Assert.Equal("""{"batchItemFailures":[]}""", answer);
        Assert.Equal(["plain text"], Journal(assembly));
    }

    [Fact]
    public void A_start_up_that_fails_fails_the_functions_initialization_with_its_own_exception()
    {
        var assembly = Load(new TestProject(Source.Replace("services.AddScoped<Journal>();", "if (services.Count == 0) { throw new InvalidOperationException(\"No database.\"); }", StringComparison.Ordinal)) { HasContainer = true });

        var create = assembly.GetType("Acme.InvoiceWriterFunction")!.GetMethod("Create", BindingFlags.Static | BindingFlags.NonPublic)!;

        var exception = Assert.Throws<TargetInvocationException>(() => create.Invoke(null, [])).InnerException;
        Assert.Equal("No database.", Assert.IsType<InvalidOperationException>(exception).Message);
    }

    [Fact]
    public void A_function_has_exactly_one_public_method()
    {
        foreach (var hasLambdaCore in new[] { false, true })
        {
            var assembly = Load(new TestProject(Source) { HasContainer = true, HasLambdaCore = hasLambdaCore });

            var method = Assert.Single(assembly.GetType("Acme.InvoiceWriterFunction")!.GetMethods(BindingFlags.Static | BindingFlags.Public));
            Assert.Equal("HandleAsync", method.Name);
            Assert.Equal(hasLambdaCore ? ["Stream", "ILambdaContext"] : ["Stream"], method.GetParameters().Select(parameter => parameter.ParameterType.Name));
        }
    }

    private static Assembly Load(TestProject project)
    {
        using var image = new MemoryStream();
        Assert.True(GeneratorTest.Run(project).Output.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        return Assembly.Load(image.ToArray());
    }

    private static async Task<string> InvokeAsync(Assembly assembly, string function, params string[] bodies)
    {
        var records = bodies.Select((body, index) => new
        {
            messageId = $"id{index}",
            receiptHandle = "handle",
            body,
            attributes = new { ApproximateReceiveCount = "1" },
            messageAttributes = new { },
            eventSource = "aws:sqs",
            eventSourceARN = "arn:aws:sqs:us-east-1:123456789012:orders",
            awsRegion = "us-east-1",
        });
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { Records = records })));
        var output = await (Task<Stream>)assembly.GetType(function)!.GetMethod("HandleAsync")!.Invoke(null, [input])!;
        using var reader = new StreamReader(output);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    private static List<string> Journal(Assembly assembly) => (List<string>)assembly.GetType("Acme.Journal")!.GetProperty("Lines")!.GetValue(null)!;
}
