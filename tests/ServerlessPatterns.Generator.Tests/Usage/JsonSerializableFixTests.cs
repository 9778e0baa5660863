using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using ServerlessPatterns.CodeFixes;
using ServerlessPatterns.Generator.Tests.Driver;

namespace ServerlessPatterns.Generator.Tests.Usage;

public sealed class JsonSerializableFixTests
{
    private const string Usings =
        """
        using System;
        using System.Threading.Tasks;
        using ServerlessPatterns;
        """;

    private static readonly ReferenceAssemblies s_framework = new("net10.0");

    // What the serializer's own generator adds; the test's compiler does not run it.
    private const string Completed =
        """
        namespace Acme
        {
            partial class ShopJson
            {
                public ShopJson() : base(null) { }
                public static ShopJson Default { get; } = new();
                protected override System.Text.Json.JsonSerializerOptions GeneratedSerializerOptions => null;
                public override System.Text.Json.Serialization.Metadata.JsonTypeInfo GetTypeInfo(System.Type type) => null;
            }
        }
        """;

    [Fact]
    public Task The_message_is_added_to_the_context_that_there_is()
        => Fix(
            [
                ("Writer.cs", Usings + """


                namespace Acme;

                public record Order;

                public record Old;

                [QueueConsumer]
                public class Writer { public void HandleAsync(Order {|SLP0018:message|}) { } }
                """),
                ("ShopJson.cs", """
                using System.Text.Json.Serialization;

                namespace Acme;

                /// <summary>The messages.</summary>
                [JsonSerializable(typeof(Old))]
                internal sealed partial class ShopJson : JsonSerializerContext
                {
                }
                """),
            ],
            [
                ("Writer.cs", Usings + """


                namespace Acme;

                public record Order;

                public record Old;

                [QueueConsumer]
                public class Writer { public void HandleAsync(Order message) { } }
                """),
                ("ShopJson.cs", """
                using System.Text.Json.Serialization;

                namespace Acme;

                /// <summary>The messages.</summary>
                [JsonSerializable(typeof(Old))]
                [JsonSerializable(typeof(Order))]
                internal sealed partial class ShopJson : JsonSerializerContext
                {
                }
                """),
            ]);

    [Fact]
    public Task Messages_that_are_sent_are_added_beside_those_that_are_consumed()
        => Fix(
            [
                ("Writer.cs", Usings + """


                namespace Acme;

                public record Transfer;

                public record Shipment;

                [FanOutTopic]
                public record Paid;

                [QueueConsumer]
                [Publishes({|SLP0018:{|SLP0030:typeof(Paid)|}|})]
                public class Writer(IQueueSender<Shipment> {|SLP0018:sender|}) { public object Sender => sender; public void HandleAsync(Transfer {|SLP0018:message|}) { } }
                """),
                ("ShopJson.cs", """
                using System.Text.Json.Serialization;

                namespace Acme;

                internal sealed partial class ShopJson : JsonSerializerContext
                {
                }
                """),
            ],
            [
                ("Writer.cs", Usings + """


                namespace Acme;

                public record Transfer;

                public record Shipment;

                [FanOutTopic]
                public record Paid;

                [QueueConsumer]
                [Publishes({|SLP0030:typeof(Paid)|})]
                public class Writer(IQueueSender<Shipment> sender) { public object Sender => sender; public void HandleAsync(Transfer message) { } }
                """),
                ("ShopJson.cs", """
                using System.Text.Json.Serialization;

                namespace Acme;

                [JsonSerializable(typeof(Paid))]
                [JsonSerializable(typeof(Shipment))]
                [JsonSerializable(typeof(Transfer))]
                internal sealed partial class ShopJson : JsonSerializerContext
                {
                }
                """),
            ],
            iterations: 3);

    [Fact]
    public Task A_context_without_attributes_gets_usings_and_both_messages_at_once()
        => Fix(
            [
                ("Writer.cs", Usings + """


                namespace Acme
                {
                    public record Order;

                    [QueueConsumer]
                    public class Writer { public void HandleAsync(Order {|SLP0018:message|}) { } }

                    [QueueConsumer("q")]
                    public class Again { public void HandleAsync(Order {|SLP0018:message|}) { } }

                    [QueueConsumer]
                    public class Other { public void HandleAsync(Contracts.Envelope<Order[]> {|SLP0018:message|}) { } }
                }

                namespace Contracts
                {
                    public record Envelope<T>(T Body);
                }
                """),
                ("ShopJson.cs", """
                namespace Acme;

                /// <summary>The messages.</summary>
                internal sealed partial class ShopJson : System.Text.Json.Serialization.JsonSerializerContext
                {
                }
                """),
            ],
            [
                ("Writer.cs", Usings + """


                namespace Acme
                {
                    public record Order;

                    [QueueConsumer]
                    public class Writer { public void HandleAsync(Order message) { } }

                    [QueueConsumer("q")]
                    public class Again { public void HandleAsync(Order message) { } }

                    [QueueConsumer]
                    public class Other { public void HandleAsync(Contracts.Envelope<Order[]> message) { } }
                }

                namespace Contracts
                {
                    public record Envelope<T>(T Body);
                }
                """),
                ("ShopJson.cs", """
                using System.Text.Json.Serialization;
                using Contracts;

                namespace Acme;

                /// <summary>The messages.</summary>
                [JsonSerializable(typeof(Order))]
                [JsonSerializable(typeof(Envelope<Order[]>))]
                internal sealed partial class ShopJson : System.Text.Json.Serialization.JsonSerializerContext
                {
                }
                """),
            ],
            iterations: 2);

    [Fact]
    public Task A_project_without_a_context_gets_one()
        => Fix(
            [
                ("Writer.cs", Usings + """


                namespace Acme;

                public record Order;

                [QueueConsumer]
                public class Writer { public void HandleAsync(Order {|SLP0018:message|}) { } }
                """),
            ],
            [
                ("Writer.cs", Usings + """


                namespace Acme;

                public record Order;

                [QueueConsumer]
                public class Writer { public void HandleAsync(Order message) { } }
                """),
                ("TestProjectJsonContext.cs", """
                using System.Text.Json;
                using System.Text.Json.Serialization;

                namespace Acme;

                [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
                [JsonSerializable(typeof(Order))]
                internal sealed partial class TestProjectJsonContext : JsonSerializerContext
                {
                }

                """),
            ],
            completed: false);

    private static Task Fix((string Name, string Text)[] before, (string Name, string Text)[] after, bool completed = true, int iterations = 1)
    {
        var test = new CSharpCodeFixTest<UsageAnalyzer, JsonSerializableCodeFix, DefaultVerifier>
        {
            ReferenceAssemblies = s_framework,
            NumberOfIncrementalIterations = iterations,
            NumberOfFixAllIterations = 1,
            NumberOfFixAllInDocumentIterations = 1,
            NumberOfFixAllInProjectIterations = 1,

            // Without the serializer's generator, a new context is not whole.
            CompilerDiagnostics = CompilerDiagnostics.None,
        };

        // What the whole service lacks in a short example is not what is tested here.
        test.DisabledDiagnostics.AddRange(["SLP0031", "SLP0033"]);
        foreach (var reference in References.Framework.Append(References.Library).Concat(References.Aws))
        {
            test.TestState.AdditionalReferences.Add(reference);
        }

        foreach (var (name, text) in before)
        {
            test.TestState.Sources.Add((name, text));
        }

        foreach (var (name, text) in after)
        {
            test.FixedState.Sources.Add((name, text));
        }

        if (completed)
        {
            test.TestState.Sources.Add(("ShopJson.g.cs", Completed));
            test.FixedState.Sources.Add(("ShopJson.g.cs", Completed));
        }

        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}
