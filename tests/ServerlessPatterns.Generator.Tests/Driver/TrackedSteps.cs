using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Gate;

namespace ServerlessPatterns.Generator.Tests.Driver;

/// <summary>Assertions about the steps of a run.</summary>
internal static class TrackedSteps
{
    public static readonly IReadOnlyList<string> Names =
        [.. typeof(PatternsGenerator.Step).GetFields().Select(field => (string)field.GetRawConstantValue()!)];

    public static IReadOnlyDictionary<string, IncrementalStepRunReason[]> Reasons(GeneratorRunResult result)
        => Names.ToDictionary(
            name => name,
            name => result.TrackedSteps.TryGetValue(name, out var runs)
                ? runs.SelectMany(run => run.Outputs).Select(output => output.Reason).Distinct().Order().ToArray()
                : []);

    /// <summary>No step but the named made anything new, and no output was written again.</summary>
    public static void AssertNothingChanged(GeneratorRunResult result, string[] except, bool outputs = true)
    {
        Assert.Null(result.Exception);
        foreach (var (name, reasons) in Reasons(result))
        {
            if (!except.Contains(name))
            {
                Assert.All(reasons, reason => Assert.True(IsOld(reason), $"The step {name} is {reason}."));
            }
        }

        var written = result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs);
        Assert.All(outputs ? written : [], output => Assert.True(IsOld(output.Reason), $"An output is {output.Reason}."));
    }

    /// <summary>
    /// Nothing that a step keeps leads to a symbol, a syntax node, a location or a compilation. The gate's own step keeps trees, which it
    /// compares, and options and references; never the compilation.
    /// </summary>
    public static void AssertHoldNothingOfTheCompiler(GeneratorRunResult result)
    {
        foreach (var name in Names.Where(result.TrackedSteps.ContainsKey))
        {
            foreach (var (value, _) in result.TrackedSteps[name].SelectMany(run => run.Outputs))
            {
                Visit(value, name, new HashSet<object>(ReferenceEqualityComparer.Instance));
            }
        }
    }

    private static bool IsOld(IncrementalStepRunReason reason) => reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged;

    private static void Visit(object? value, string path, HashSet<object> visited)
    {
        if (value is null || value is string || value.GetType().IsPrimitive || value.GetType().IsEnum || value is Pointer or Type or MemberInfo)
        {
            return;
        }

        if (!value.GetType().IsValueType && !visited.Add(value))
        {
            return;
        }

        Assert.False(value is ISymbol or SyntaxNode or SyntaxToken or SyntaxTrivia or SyntaxReference or Location or Compilation or SemanticModel, $"{path} keeps a {value.GetType()}.");
        if (value is SyntaxTree or CompilationOptions or MetadataReference)
        {
            Assert.True(path.Contains("." + nameof(GatedCompilation) + "." , StringComparison.Ordinal), $"{path} keeps a {value.GetType()}.");
            return;
        }

        // A default ImmutableArray cannot even be counted; its items are in its field, an array.
        if (value.GetType().Name != "ImmutableArray`1" && value is IEnumerable items and not ICollection { Count: 0 })
        {
            foreach (var item in items)
            {
                Visit(item, path + "[]", visited);
            }
        }

        for (var type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                Visit(field.GetValue(value), $"{path}.{type.Name}.{field.Name}", visited);
            }
        }

        if (value is Array array)
        {
            foreach (var item in array)
            {
                Visit(item, path + "[]", visited);
            }
        }
    }
}
