using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ServerlessPatterns.Analyzers.Operations;

/// <summary>What the locals of a member's body are given, found by one walk when first asked for.</summary>
internal sealed class LocalWrites(ImmutableArray<IOperation> blocks)
{
    private readonly Lazy<Dictionary<ILocalSymbol, List<IOperation>>> _writes = new(() => Find(blocks));

    /// <summary>Each value that the local is given, or that is added to it; none where it is given otherwise (foreach, out, patterns).</summary>
    public IReadOnlyList<IOperation> Of(ILocalSymbol local) => _writes.Value.TryGetValue(local, out var values) ? values : [];

    private static Dictionary<ILocalSymbol, List<IOperation>> Find(ImmutableArray<IOperation> blocks)
    {
        var writes = new Dictionary<ILocalSymbol, List<IOperation>>(SymbolEqualityComparer.Default);
        foreach (var operation in blocks.SelectMany(block => block.DescendantsAndSelf()))
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation { Symbol: { } local } declarator when declarator.GetVariableInitializer() is { Value: { } value }:
                    Add(local, value);
                    break;
                case IAssignmentOperation { Target: ILocalReferenceOperation { Local: { } local }, Value: { } value }:
                    Add(local, value);
                    break;
            }
        }

        return writes;

        void Add(ILocalSymbol local, IOperation value)
        {
            if (!writes.TryGetValue(local, out var values))
            {
                writes.Add(local, values = []);
            }

            values.Add(value);
        }
    }
}
