using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ServerlessPatterns.Generator.Tests.Driver;

/// <summary>What the generator made of a project.</summary>
internal sealed record Generated(TestProject Project, CSharpCompilation Output, GeneratorRunResult Result)
{
    public IReadOnlyList<string> Files => [.. Result.GeneratedSources.Select(source => source.HintName).Order(StringComparer.Ordinal)];

    public string File(string name) => Result.GeneratedSources.Single(source => source.HintName == name).SourceText.ToString();
}
