namespace ServerlessPatterns.Local.Tables.Expressions;

/// <summary>What is wrong with an expression: the first of each kind.</summary>
internal sealed class ExpressionFaults
{
    private readonly SortedDictionary<ExpressionFault, string> _faults = [];

    public void Add(ExpressionFault kind, string message) => _faults.TryAdd(kind, message);

    public void Check()
    {
        if (_faults.Count > 0)
        {
            throw new ExpressionException(_faults.First().Value);
        }
    }
}
