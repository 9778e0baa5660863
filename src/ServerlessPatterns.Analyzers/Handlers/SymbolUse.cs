using Microsoft.CodeAnalysis;

namespace ServerlessPatterns.Analyzers.Handlers;

/// <summary>What a type does with a local, parameter, field or property.</summary>
internal sealed class SymbolUse
{
    private readonly List<IOperation> _values = [];
    private readonly List<IOperation> _reads = [];

    /// <summary>What is assigned to it, its initializer too.</summary>
    public IReadOnlyList<IOperation> Values => _values;

    /// <summary>The references that do not assign to it, in no order.</summary>
    public IReadOnlyList<IOperation> Reads => _reads;

    /// <summary>Whether it is given values that are not seen: by ref or out, a pattern, a deconstruction, or an operator.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>What it holds, where that is one thing.</summary>
    public IOperation? Value => !IsOpen && _values.Count == 1 ? _values[0] : null;

    public void Assign(IOperation value) => _values.Add(value);

    public void Read(IOperation reference) => _reads.Add(reference);

    public void Open() => IsOpen = true;
}
