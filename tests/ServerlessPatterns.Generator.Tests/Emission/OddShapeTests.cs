using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ServerlessPatterns.Generator.Tests.Driver;

namespace ServerlessPatterns.Generator.Tests.Emission;

/// <summary>Whatever the classes look like, what is generated compiles without an error or a warning: the driver asserts that in every test.</summary>
public sealed class OddShapeTests
{
    [Fact]
    public void A_nested_class_gets_a_function_named_after_its_path()
    {
        var generated = GeneratorTest.Run(new TestProject(
            """
            namespace Acme;
            public static class Orders
            {
                public record Placed(string Id);

                public partial class Billing
                {
                    [QueueConsumer]
                    internal sealed class InvoiceWriter
                    {
                        internal Task HandleAsync(Placed order) => Task.CompletedTask;
                    }
                }
            }
            """));

        Assert.Contains("Acme.Orders_Billing_InvoiceWriterFunction.g.cs", generated.Files);
    }

    [Fact]
    public void A_generic_message_is_read_as_its_construction()
    {
        var generated = GeneratorTest.Run(new TestProject(
            """
            namespace Acme;
            public record Envelope<T, TKey>(T Content, Dictionary<TKey, List<T?>> More) where TKey : notnull;
            public record OrderPlaced(string Id);

            [QueueConsumer("orders")]
            public sealed class InvoiceWriter
            {
                public Task HandleAsync(Envelope<OrderPlaced, string> order) => Task.CompletedTask;
            }
            """));

        Assert.Contains("QueueConsumerFunction<global::Acme.Envelope<global::Acme.OrderPlaced, string>>", generated.File("Acme.InvoiceWriterFunction.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void Keywords_as_names_are_escaped()
    {
        var generated = GeneratorTest.Run(new TestProject(
            """
            namespace Acme.@event.@namespace
            {
                public record @class(string @string);

                [QueueConsumer]
                public sealed class @void
                {
                    public Task HandleAsync(@class @new) => Task.CompletedTask;
                }
            }
            """) { OutputKind = OutputKind.ConsoleApplication });

        Assert.Contains("Acme.event.namespace.voidFunction.g.cs", generated.Files);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Senders_may_have_names_and_messages_of_every_shape(bool hasStartup)
    {
        var generated = GeneratorTest.Run(new TestProject(
            $$"""
            #pragma warning disable CS9113, CS0612, CS0618, CS3001
            namespace Acme.@event
            {
                public record Envelope<T>(T Content);
                public class Outer { public record struct Nested(int X); }
                [Obsolete] public record Old;
                [QueueName("Odd__Name")] public record @class;
                [FanOutTopic("zakaz")] public record Заказ;

                [QueueConsumer("q")]
                [Sends(typeof(Envelope<@class>))]
                public sealed class Sender(
                    IQueueSender<@class> typeInfo,
                    IQueueSender<@class> typeInfo_,
                    IQueueSender<Outer.Nested> @void,
                    IQueueSender<Envelope<Outer.Nested?>?[]> _,
                    IQueueSender<Old>? _consumer,
                    ITopicPublisher<Заказ> имя,
                    IQueueSender<Envelope<dynamic[]>>? last = default,
                    int number = 3)
                {
                    public Task HandleAsync(Envelope<Old> scope) => Task.CompletedTask;
                }

                {{(hasStartup ? "[ServiceStartup]" : "")}}
                static class Startup { internal static void ConfigureServices(Microsoft.Extensions.DependencyInjection.IServiceCollection services) { } }
            }
            """) { HasAws = true, HasContainer = true, OutputKind = OutputKind.ConsoleApplication });

        Assert.Contains("Acme.event.SenderFunction.g.cs", generated.Files);
    }

    [Fact]
    public void Names_may_be_in_any_script()
    {
        var generated = GeneratorTest.Run(new TestProject(
            """
            namespace Ακμή.注文
            {
                public record Заказ(string Имя);

                [QueueConsumer("orders")]
                public sealed class Übernahme_注文हिन्दी
                {
                    public Task HandleAsync(Заказ заказ) => Task.CompletedTask;
                }
            }
            """) { OutputKind = OutputKind.ConsoleApplication });

        Assert.Single(generated.Files, file => file.StartsWith("Ακμή.注文.", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_classes_of_one_name_in_different_namespaces_both_work()
    {
        var generated = GeneratorTest.Run(new TestProject(
            """
            namespace Acme.Billing
            {
                public record Paid(string Id);

                [QueueConsumer("billing")]
                public sealed class Writer { public Task HandleAsync(Paid message) => Task.CompletedTask; }
            }

            namespace Acme.Shipping
            {
                public record Paid(string Id);

                [QueueConsumer("shipping")]
                public sealed class Writer { public Task HandleAsync(Paid message) => Task.CompletedTask; }
            }
            """) { OutputKind = OutputKind.ConsoleApplication });

        Assert.Contains("Acme.Billing.WriterFunction.g.cs", generated.Files);
        Assert.Contains("Acme.Shipping.WriterFunction.g.cs", generated.Files);
    }

    [Fact]
    public void Two_classes_whose_names_differ_in_case_alone_get_files_of_different_names()
    {
        var generated = GeneratorTest.Run(new TestProject(
            """
            namespace Acme;
            public record Paid(string Id);

            [QueueConsumer("one")]
            public sealed class Writer { public Task HandleAsync(Paid message) => Task.CompletedTask; }

            [QueueConsumer("other")]
            public sealed class WRITER { public Task HandleAsync(Paid message) => Task.CompletedTask; }
            """));

        Assert.Equal(2, generated.Files.Count(file => file.StartsWith("Acme.writerFunction-", StringComparison.OrdinalIgnoreCase)));
    }

    [Theory]
    [InlineData("Event")]
    [InlineData("Stream")]
    [InlineData("Task")]
    [InlineData("Consumer")]
    [InlineData("TimeSpan")]
    [InlineData("Program")]
    [InlineData("InvocationContext")]
    [InlineData("Type")]
    [InlineData("Attribute")]
    [InlineData("ServerlessPatternsFunctions")]
    public void A_class_may_be_named_like_a_type_that_generated_code_uses(string name)
    {
        GeneratorTest.Run(new TestProject(
            $$"""
            namespace Acme;
            public record Message(string Id);

            [global::ServerlessPatterns.QueueConsumer]
            public sealed class {{name}}
            {
                public global::System.Threading.Tasks.Task HandleAsync(Message message) => global::System.Threading.Tasks.Task.CompletedTask;
            }
            """) { OutputKind = OutputKind.ConsoleApplication, HasImplicitUsings = false });
    }

    [Theory]
    [InlineData("System")]
    [InlineData("Acme.System.Threading")]
    [InlineData("Task")]
    [InlineData("Stream")]
    [InlineData("global")]
    [InlineData("Acme.global.Microsoft")]
    [InlineData("ServerlessPatterns")]
    [InlineData("Acme.ServerlessPatterns.Hosting")]
    public void A_namespace_may_be_named_like_one_that_generated_code_uses(string name)
    {
        GeneratorTest.Run(new TestProject(
            $$"""
            namespace {{name}}
            {
                public record Message(string Id);

                [global::ServerlessPatterns.QueueConsumer]
                public sealed class InvoiceWriter
                {
                    public global::System.Threading.Tasks.Task HandleAsync(Message message) => global::System.Threading.Tasks.Task.CompletedTask;
                }
            }
            """) { OutputKind = OutputKind.ConsoleApplication, HasImplicitUsings = false });
    }

    [Fact]
    public void A_class_of_the_global_namespace_gets_its_function_there()
    {
        var generated = GeneratorTest.Run(new TestProject(
            """
            public record Message(string Id);

            [QueueConsumer]
            public sealed class InvoiceWriter { public Task HandleAsync(Message message) => Task.CompletedTask; }
            """) { OutputKind = OutputKind.ConsoleApplication });

        Assert.Contains("InvoiceWriterFunction.g.cs", generated.Files);
    }

    [Fact]
    public void A_class_in_parts_across_files_gets_one_function()
    {
        var generated = GeneratorTest.Run(new TestProject(
            """
            namespace Acme;
            public partial record Message(string Id);

            [QueueConsumer]
            public sealed partial class InvoiceWriter;
            """,
            """
            namespace Acme;
            public partial record Message { public int Count { get; set; } }

            [Serializable]
            public partial class InvoiceWriter { public partial Task HandleAsync(Message message); }
            """,
            """
            namespace Acme;
            public partial class InvoiceWriter { public partial Task HandleAsync(Message message) => Task.CompletedTask; }
            """));

        Assert.Single(generated.Files, file => file.StartsWith("Acme.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_record_may_be_a_consumer()
    {
        var generated = GeneratorTest.Run(new TestProject(
            """
            namespace Acme;
            public readonly record struct Message(string Id, int? Count);

            [QueueConsumer]
            public sealed record InvoiceWriter { public Task HandleAsync(Message message) => Task.CompletedTask; }
            """));

        Assert.Contains("Acme.InvoiceWriterFunction.g.cs", generated.Files);
    }

    [Fact]
    public void Nullable_may_be_off()
    {
        var generated = GeneratorTest.Run(new TestProject(
            """
            namespace Acme;
            public class Message { public string Id { get; set; } }

            [QueueConsumer]
            public sealed class InvoiceWriter { public Task HandleAsync(Message message) => Task.CompletedTask; }
            """) { Nullable = NullableContextOptions.Disable });

        Assert.Contains("Acme.InvoiceWriterFunction.g.cs", generated.Files);
    }

    [Fact]
    public void A_file_that_does_not_compile_elsewhere_takes_no_function_away()
    {
        var generated = GeneratorTest.Run(new TestProject(
            """
            namespace Acme;
            public record Message(string Id);

            [QueueConsumer]
            public sealed class InvoiceWriter { public Task HandleAsync(Message message) => Task.CompletedTask; }
            """,
            """
            namespace Acme;
            public class Half { public Unknown Do( => ; private int x = "text"
            """) { DoesNotCompile = true });

        Assert.Contains("Acme.InvoiceWriterFunction.g.cs", generated.Files);
    }

    [Fact]
    public void File_local_neighbours_do_not_disturb()
    {
        GeneratorTest.Run(new TestProject(
            """
            namespace Acme;
            public record Message(string Id);

            file sealed class Consumer;

            file static class InvoiceWriterFunctions;

            [QueueConsumer]
            public sealed class InvoiceWriter { public Task HandleAsync(Message message) => Task.FromResult(new Consumer()); }
            """));
    }

    [Fact]
    public void Warnings_about_the_users_types_stay_with_the_user()
    {
        GeneratorTest.Run(new TestProject(
            """
            [assembly: CLSCompliant(true)]

            namespace Acme
            {
            #pragma warning disable CS0618, ACME001, CS3001, CS3003, CS0612
                [Obsolete("Use OrderShipped.")]
                public record Message(string Id, uint Number);

                [System.Diagnostics.CodeAnalysis.Experimental("ACME001")]
                public enum Level { None }

                [Obsolete]
                [QueueConsumer("old")]
                public sealed class OldWriter { public Task HandleAsync(Message message) => Task.CompletedTask; }

                [System.Diagnostics.CodeAnalysis.Experimental("ACME001")]
                [QueueConsumer("new")]
                public sealed class NewWriter { public Task HandleAsync(List<Level> message) => Task.CompletedTask; }
            }
            """) { OutputKind = OutputKind.ConsoleApplication, HasLambdaCore = true });
    }

    [Fact]
    public void The_attribute_may_stand_behind_an_alias()
    {
        var generated = GeneratorTest.Run(new TestProject(
            """
            using Reader = ServerlessPatterns.QueueConsumerAttribute;

            namespace Acme
            {
                using Inner = Reader;

                public record Message(string Id);

                [Inner("one")]
                public sealed class One { public Task HandleAsync(Message message) => Task.CompletedTask; }

                [GlobalReader("two")]
                public sealed class Two { public Task HandleAsync(Message message) => Task.CompletedTask; }

                [global::ServerlessPatterns.QueueConsumerAttribute("three")]
                public sealed class Three { public Task HandleAsync(Message message) => Task.CompletedTask; }
            }
            """,
            """
            global using GlobalReaderAttribute = global::ServerlessPatterns.QueueConsumerAttribute;
            """));

        Assert.Equal(3, generated.Files.Count(file => file.StartsWith("Acme.", StringComparison.Ordinal)));
    }

    [Fact]
    public void Another_attribute_of_the_same_name_is_none_of_ours()
    {
        var generated = GeneratorTest.Run(new TestProject(
            """
            namespace Acme
            {
                public sealed class QueueConsumerAttribute : Attribute;

                [QueueConsumer]
                public sealed class InvoiceWriter { public Task HandleAsync(string message) => Task.CompletedTask; }
            }
            """));

        Assert.Empty(generated.Files);
    }

    [Fact]
    public void A_project_without_the_library_gets_nothing()
    {
        var generated = GeneratorTest.Run(new TestProject("public class QueueConsumerAttribute : Attribute; [QueueConsumer] public class A;") { HasLibrary = false });

        Assert.Empty(generated.Files);
    }

    [Fact]
    public void A_project_without_patterns_gets_nothing()
    {
        var generated = GeneratorTest.Run(new TestProject("namespace Acme; public class A;"));

        Assert.Empty(generated.Files);
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp7_3)]
    [InlineData(LanguageVersion.CSharp10)]
    public void A_project_that_is_compiled_as_older_CSharp_gets_nothing(LanguageVersion version)
    {
        var generated = GeneratorTest.Run(new TestProject(
            """
            namespace Acme
            {
                [ServerlessPatterns.QueueConsumer("lines")]
                public sealed class LineWriter { public void HandleAsync(string line) { } }

                public static class Program { public static void Main() { } }
            }
            """)
        {
            LanguageVersion = version,
            HasImplicitUsings = false,
            Nullable = NullableContextOptions.Disable,
            OutputKind = OutputKind.ConsoleApplication,
        });

        Assert.Empty(generated.Files);
    }
}
