namespace ServerlessPatterns.Generator.Tests.Architecture;

/// <summary>Diagrams that the parser must not let through, as they would be written without care for what names say.</summary>
internal static class BrokenDiagrams
{
    public static readonly IReadOnlyDictionary<string, string> All = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["broken-id"] = "flowchart LR\n  A([\"a\"]) --> end[/\"queue\"/]",
        ["broken-quotes"] = "flowchart LR\n  A -->|\"country is \"U|K\"\"| B",
        ["broken-label-without-quotes"] = "flowchart LR\n  A[/orders/(x)/]",
        ["broken-label-of-markdown"] = "flowchart LR\n  A[/\"/*/orders/*\"/]",
        ["broken-label-of-a-list"] = "flowchart LR\n  A[/\"1. order\"/]",
        ["broken-label-of-a-host"] = "flowchart LR\n  A -->|\"www.shop.example\"| B",
        ["broken-by-edges"] = "flowchart LR\n" + string.Concat(Enumerable.Range(0, 501).Select(i => $"  A --> B{i}\n")),
        ["broken-by-size"] = "flowchart LR\n" + string.Concat(Enumerable.Range(0, 100).Select(i => $"  A{i}[\"{new string('a', 500)}\"]\n")),
    };
}
