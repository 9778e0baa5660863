using System.Globalization;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Microsoft.Extensions.DependencyInjection;
using ServerlessPatterns.Aws.Hosting;

namespace ServerlessPatterns.Benchmarks.Generator;

/// <summary>
/// A project of so many consumers, a file each with a message of twelve members and a dependency, and one file that has nothing to do with them.
/// </summary>
internal sealed class AnnotatedProject
{
    private const string Unrelated =
        """
        namespace Acme;

        public static class Unrelated
        {
            public static int Sum(int one, int other)
            {
                return one + other;
            }
        }
        """;

    private const string Startup =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using System.Text.Json.Serialization;
        global using Microsoft.Extensions.DependencyInjection;
        global using ServerlessPatterns;

        namespace Acme
        {
            [ServiceStartup]
            public static class Startup
            {
                public static void ConfigureServices(IServiceCollection services)
                {
                }
            }
        }
        """;

    private static readonly MetadataReference[] s_references =
    [
        .. Net100.References.All,
        MetadataReference.CreateFromFile(typeof(QueueConsumerAttribute).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(FunctionSenders).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(IServiceCollection).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(ServiceCollectionContainerBuilderExtensions).Assembly.Location),
    ];

    private readonly SyntaxTree[] _trees;
    private int _keystrokes;

    public AnnotatedProject(int classes)
        : this(Enumerable.Range(0, classes).Select(Consumer))
    {
    }

    private AnnotatedProject(IEnumerable<string> sources)
    {
        _trees = [.. sources.Prepend(Unrelated).Prepend(Startup).Select((source, index) => CSharpSyntaxTree.ParseText(SourceText.From(source), path: $"Source{index}.cs"))];
        Compilation = Create();
    }

    public CSharpCompilation Compilation { get; }

    /// <summary>A project of so many topics and consumers of them, each with a filter, and with a publisher to the next topic.</summary>
    public static AnnotatedProject OfTopics(int consumers, int topics)
        => new(Enumerable.Range(0, consumers).Select(number => TopicConsumer(number, topics)).Concat(Enumerable.Range(0, topics).Select(Topic)));

    /// <summary>The project as a compiler sees it for the first time: nothing bound yet.</summary>
    public CSharpCompilation Create()
        => CSharpCompilation.Create("Acme", _trees, s_references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>The project after one keystroke.</summary>
    public CSharpCompilation Type(Keystroke keystroke)
    {
        var number = (++_keystrokes).ToString(CultureInfo.InvariantCulture);
        return keystroke switch
        {
            Keystroke.InUnrelatedFile => Insert(_trees[1], "return ", number + " + "),
            Keystroke.InMethodBody => Insert(Holding("await Task.Yield();"), "await Task.Yield();", "var typed" + number + " = 1; "),
            _ => Insert(Holding("decimal Total"), "decimal Total", "int Typed" + number + ", "),
        };
    }

    /// <summary>The first file from the middle on that has such a text.</summary>
    private SyntaxTree Holding(string text)
        => _trees.Skip(_trees.Length / 2).First(tree => tree.ToString().Contains(text, StringComparison.Ordinal));

    private CSharpCompilation Insert(SyntaxTree tree, string before, string text)
    {
        var source = tree.GetText();
        var position = source.ToString().IndexOf(before, StringComparison.Ordinal);
        var edited = tree.WithChangedText(source.WithChanges(new TextChange(new TextSpan(position, 0), text)));
        return Compilation.ReplaceSyntaxTree(tree, edited);
    }

    private static string Topic(int number) =>
        $$"""
        namespace Acme
        {
            [FanOutTopic]
            public sealed record Event{{number}}(string Id, string Country, decimal Total, Place{{number}} Place);

            public sealed record Place{{number}}(string Street, string City);

            [JsonSerializable(typeof(Event{{number}}))]
            public partial class Json{{number}} : JsonSerializerContext
            {
            }
        }
        """;

    private static string TopicConsumer(int number, int topics)
    {
        var (taken, sent) = (number % topics, Math.Min((number % topics) + 1, topics - 1));
        return $$"""
            namespace Acme.Area{{number % 20}}
            {
                [QueueConsumer(TimeoutSeconds = 20)]
                [MessageFilter(nameof(Event{{taken}}.Country), "UK", "IE")]
                [MessageFilter("Place.City", Prefix = "C")]
                public sealed class Reaction{{number}}(ITopicPublisher<Event{{sent}}> events)
                {
                    public async Task HandleAsync(Event{{taken}} message, CancellationToken cancellationToken)
                    {
                        await Task.Yield();
                        await events.PublishAsync(new Event{{sent}}(message.Id, message.Country, message.Total, new Place{{sent}}("", "")), cancellationToken: cancellationToken);
                    }
                }
            }
            """;
    }

    private static string Consumer(int number) =>
        $$"""
        namespace Acme.Area{{number % 20}}
        {
            /// <summary>What was ordered.</summary>
            public sealed record Order{{number}}(
                string OrderId,
                [property: JsonPropertyName("customer")] string CustomerId,
                DateTimeOffset PlacedAt,
                decimal Total,
                string Currency,
                int Lines,
                bool Express,
                string? Coupon,
                [property: JsonPropertyName("ship_to")] Address{{number}} Shipping,
                List<string> Tags,
                Guid Correlation,
                double? Weight);

            public sealed record Address{{number}}(string Street, string City, string Country);

            public interface IInvoices{{number}}
            {
                Task WriteAsync(string order, decimal total, CancellationToken cancellationToken);
            }

            [JsonSerializable(typeof(Order{{number}}))]
            public partial class Json{{number}} : JsonSerializerContext
            {
            }

            [QueueConsumer(TimeoutSeconds = 20, BatchSize = 5)]
            [MessageFilter(nameof(Order{{number}}.Currency), "EUR", "GBP")]
            public sealed class InvoiceWriter{{number}}(IInvoices{{number}} invoices)
            {
                public async Task HandleAsync(Order{{number}} order, MessageContext context, CancellationToken cancellationToken)
                {
                    await Task.Yield();
                    if (order.Lines > 0)
                    {
                        await invoices.WriteAsync(order.OrderId, order.Total, cancellationToken);
                    }
                }
            }
        }
        """;
}
