using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ServerlessPatterns.Analyzers.Handlers;

/// <summary>What a type does with a local, parameter, field or property.</summary>
internal sealed class SymbolUse
{
    /// <summary>What is read more often than this is not followed by rules that look at each read: several of them in one body would look at all reads each.</summary>
    private const int MaxFollowed = 256;

    private readonly List<IOperation> _values = [];
    private Dictionary<string, List<ISimpleAssignmentOperation>>? _sets;
    private readonly List<IOperation> _reads = [];

    /// <summary>What is assigned to it, its initializer too.</summary>
    public IReadOnlyList<IOperation> Values => _values;

    /// <summary>The references that do not assign to it, in no order.</summary>
    public IReadOnlyList<IOperation> Reads => _reads;

    /// <summary>Whether it is given values that are not seen: by ref or out, a pattern, a deconstruction, or an operator.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Whether each read can be looked at.</summary>
    public bool CanBeFollowed => _reads.Count <= MaxFollowed;

    /// <summary>What it holds, where that is one thing.</summary>
    public IOperation? Value => !IsOpen && _values.Count == 1 ? _values[0] : null;

    public void Assign(IOperation value) => _values.Add(value);

    /// <summary>What is assigned to a property of what it holds, through its name.</summary>
    public IReadOnlyList<ISimpleAssignmentOperation> Sets(string property) => _sets is not null && _sets.TryGetValue(property, out var sets) ? sets : [];

    public void Read(IOperation reference)
    {
        _reads.Add(reference);
        if (reference.Parent is IPropertyReferenceOperation { Property.Name: var name, Parent: ISimpleAssignmentOperation set } property && set.Target == property)
        {
            _sets ??= new(StringComparer.Ordinal);
            if (!_sets.TryGetValue(name, out var sets))
            {
                _sets.Add(name, sets = []);
            }

            sets.Add(set);
        }
    }

    public void Open() => IsOpen = true;
}
