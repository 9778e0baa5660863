using ServerlessPatterns.Generator.Architecture;
using ServerlessPatterns.Generator.Filters;
using ServerlessPatterns.Generator.Sending;
using ServerlessPatterns.Generator.Service;
using ServerlessPatterns.Generator.Tests.CloudFormation;
using ServerlessPatterns.Generator.Text;
using static ServerlessPatterns.Generator.Tests.CloudFormation.Models;

namespace ServerlessPatterns.Generator.Tests.Architecture;

/// <summary>Services whose diagrams the tests look at: every kind of template, and names that a diagram could stumble over.</summary>
internal static class Architectures
{
    /// <summary>Texts that say something to Mermaid, to Markdown inside its labels, or to HTML.</summary>
    public static readonly IReadOnlyList<string> Texts =
    [
        "end", "style", "graph TD", "classDef x fill:#f00;", "a\"b", "a#quot;b", "#35;", "&quot;", "<b>bold</b>", "<script>alert(1)</script>", "a]b", "a)b", "a}b", "a|b", "a/]", "a\\]",
        "*stars*", "_under_", "__init__", "~~gone~~", "`code`", "- a list", "1. a list", "1) a list", "+ a list", "# a heading", "> a quote", "---", "===", "    code", "[a](b)", "![a](b)", "www.shop.example",
        "https://shop.example/a", "a@shop.example", "$$x^2$$", "%% a comment", "%%{init: {}}%%", "a;b", "a\\nb", "{{x}}", "style a fill:#f9f;", "click a", "Größe", "注文", "😀👩‍👩‍👧", "عربي", "a--b-->c", "x", "o", "'", "''", "\\", "…",
    ];

    public static readonly IReadOnlyDictionary<string, ServiceModel> Hostile = new SortedDictionary<string, ServiceModel>(StringComparer.Ordinal)
    {
        ["words-of-mermaid"] = ServiceOf(
            [.. Words.Select((word, index) => Consumer(word, "queue-" + word, index % 2 == 0 ? "Acme" : "")), .. Words.Select(word => Consumer(word + "Writer", "o" + word, "Acme.More"))])
            .Owning([.. Words.Select(word => Topic(word + "Placed", word))])
            .With([.. Words.Select(word => Table(word + "Item", word))])
            .Behind([.. Words.Select((word, index) => Target(word + "Page", "/" + word + "/*", index + 1))]),
        ["filters-of-texts"] = ServiceOf([.. Texts.Select((text, index) => Consumer("Writer" + index, "order-" + index).Of(Topic()) with { Filter = Filter(text) })]).Owning(Topic()),
        ["filters-of-controls"] = ServiceOf([.. Controls.Select((text, index) => Consumer("Writer" + index, "order-" + index) with { Filter = Filter(text) })]),
        ["long-names"] = ServiceOf(Consumer(new string('W', 900), new string('q', 76)) with { Filter = Filter(new string('v', 3000)) }),
        ["odd-hosts-and-paths"] = ServiceOf().Behind(
            Target("A", "/*/a/*", 1) with { Host = "www.shop.example" },
            Target("B", "/_a_/-.$/~\"'@:+&?", 2) with { Host = "1.shop.example" },
            Target("C", "*", 3) with { Host = "*.shop.example" },
            Target("D", "/" + new string('d', 127), 4) with { Host = "?" }),
        ["names-of-queues"] = ServiceOf(Consumer().Sending(SenderKind.Queue, "a-b").Sending(SenderKind.Queue, "a_b").Sending(SenderKind.Queue, "-").Sending(SenderKind.Queue, "_").Sending(SenderKind.Queue, "1").Sending(SenderKind.Queue, "end").Sending(SenderKind.Topic, "a-b").Sending(SenderKind.Topic, "1-")),
        ["more-edges-than-mermaid-draws"] = ServiceOf([.. Enumerable.Range(0, 40).Select(i => Enumerable.Range(0, 30).Aggregate(Consumer("Writer" + i, "order-" + i), (consumer, j) => consumer.Sending(SenderKind.Queue, $"other-{j}")))]),
        ["more-text-than-mermaid-draws"] = ServiceOf([.. Enumerable.Range(0, 40).Select(i => Consumer($"{new string('注', 200)}{i}", $"{new string('_', 70)}{i}").Of(Topic()) with { Filter = Filter(new string('#', 300)) })]).Owning([Topic(), .. Enumerable.Range(0, 300).Select(i => Topic("Placed" + i, $"{new string('_', 200)}{i}"))]),
    };

    /// <summary>The services of every kind of template, and the hostile ones.</summary>
    public static readonly IReadOnlyDictionary<string, ServiceModel> All =
        new SortedDictionary<string, ServiceModel>(ValidTemplates.All.Concat(Hostile).ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);

    private static IReadOnlyList<string> Words => ["end", "style", "subgraph", "graph", "flowchart", "class", "classDef", "click", "href", "call", "default", "linkStyle", "direction", "interpolate", "x", "o", "_", "accTitle", "TD"];

    private static IReadOnlyList<string> Controls => ["a\u2028b", "a\u202eb", "a\u0000b", "a\ud800b", "a\udc00", "\u200b", "\ufeff", "\ue000", "a\tb\nc\r", "\u0085"];

    public static ArchitectureModel Of(ServiceModel service) => ArchitectureModel.Of(new PatternModels(service.Assembly, HasPatterns: true, service.Patterns))!;

    /// <summary>The condition that a property of this name has, or begins with, this text.</summary>
    public static EquatableArray<FilterCondition> Filter(string text)
        => new([new FilterCondition(new EquatableArray<string>([text]), new EquatableArray<FilterComparison>([new FilterComparison(FilterOperator.Prefix, new EquatableArray<string>([FilterValue.Text(text)]))]))]);
}
