using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ServerlessPatterns.Analyzers.Handlers;

namespace ServerlessPatterns.Benchmarks.Analyzers;

/// <summary>Analyzers that come together.</summary>
/// <param name="Name">Whose they are.</param>
/// <param name="Analyzers">They.</param>
/// <param name="Every">They have a turn in every so manieth round: those that take long and that no limit is about have fewer.</param>
internal sealed record AnalyzerSet(string Name, ImmutableArray<DiagnosticAnalyzer> Analyzers, int Every = 1)
{
    /// <summary>Ours, those that they are compared with, and one that does nothing.</summary>
    public static ImmutableArray<AnalyzerSet> All()
        => [
            new("ours", Of([typeof(HandlerAnalyzer).Assembly])),
            new("NetAnalyzers", Of(InFolder("NetAnalyzers"))),
            new("SonarAnalyzer.CSharp", Of(InFolder("SonarAnalyzer")), Every: 3),
            new("one that does nothing", [new IdleAnalyzer()]),
        ];

    private static ImmutableArray<DiagnosticAnalyzer> Of(IEnumerable<Assembly> assemblies)
        => [
            .. assemblies.SelectMany(assembly => assembly.GetTypes())
                .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is { } mark && mark.Languages.Contains(LanguageNames.CSharp))
                .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
        ];

    /// <summary>The assemblies of a package's folder, with what they need from there, and with the compiler of this process.</summary>
    private static List<Assembly> InFolder(string name)
    {
        var folder = Built.With(name);
        var context = new AssemblyLoadContext(name);
        context.Resolving += (_, wanted) => Path.Combine(folder, wanted.Name + ".dll") is var file && File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;
        return [.. Directory.GetFiles(folder, "*Analyze*.dll").Order(StringComparer.Ordinal).Select(context.LoadFromAssemblyPath)];
    }
}
