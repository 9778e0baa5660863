using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ServerlessPatterns.Generator.Gate;

/// <summary>
/// What of a compilation can change a model: its options, its references and the declarations in its trees, without the bodies. Holds trees,
/// never a compilation.
/// </summary>
internal sealed class CompilationShape
{
    private static readonly ConditionalWeakTable<Compilation, CompilationShape> s_referenced = new();
    private static long s_count;

    private readonly long _ordinal = Interlocked.Increment(ref s_count);
    private readonly string? _assemblyName;
    private readonly CompilationOptions _options;
    private readonly ImmutableArray<object> _references;
    private ImmutableArray<SyntaxTree> _trees;

    public CompilationShape(CSharpCompilation compilation)
    {
        _assemblyName = compilation.AssemblyName;
        _options = compilation.Options;
        _trees = compilation.SyntaxTrees;
        _references = compilation.ExternalReferences.Any(reference => reference is CompilationReference)
            ? compilation.ExternalReferences.Select(ReferencedShape).ToImmutableArray()
            : ImmutableArray<object>.CastUp(compilation.ExternalReferences);
    }

    /// <summary>Whether every model that is read from the one is equal to the model that is read from the other.</summary>
    public bool IsEquivalentTo(CompilationShape other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (_assemblyName != other._assemblyName
            || !(ReferenceEquals(_options, other._options) || _options.Equals(other._options))
            || !AreEquivalent(_references, other._references)
            || !AreEquivalent(_trees, other._trees))
        {
            return false;
        }

        // Equivalence is transitive: any of the equivalent trees will do for the next comparison, and with the newest ones that
        // finds the same tree objects everywhere but in the one file that is being typed in.
        var (older, newer) = _ordinal < other._ordinal ? (this, other) : (other, this);
        ImmutableInterlocked.InterlockedExchange(ref older._trees, newer._trees);
        return true;
    }

    private static object ReferencedShape(MetadataReference reference)
        => reference is CompilationReference { Compilation: CSharpCompilation compilation }
            ? new ReferencedShape(reference.Properties, s_referenced.GetValue(compilation, _ => new CompilationShape(compilation)))
            : reference;

    private static bool AreEquivalent(ImmutableArray<object> references, ImmutableArray<object> others)
    {
        if (references == others)
        {
            return true;
        }

        if (references.Length != others.Length)
        {
            return false;
        }

        for (var i = 0; i < references.Length; i++)
        {
            if (!references[i].Equals(others[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreEquivalent(ImmutableArray<SyntaxTree> trees, ImmutableArray<SyntaxTree> others)
    {
        if (trees == others)
        {
            return true;
        }

        if (trees.Length != others.Length)
        {
            return false;
        }

        for (var i = 0; i < trees.Length; i++)
        {
            if (!ReferenceEquals(trees[i], others[i]) && !TreeShape.AreEquivalent(trees[i], others[i]))
            {
                return false;
            }
        }

        return true;
    }
}
