namespace ServerlessPatterns.LoadBalancer;

/// <summary>The methods that a path takes, gathered from the templates that it fits. Reused from one request to the next.</summary>
internal sealed class AllowedMethods
{
    private readonly List<string> _methods = [];

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => _methods.Count == 0;

    /// <summary>Forgets the methods.</summary>
    public void Clear() => _methods.Clear();

    /// <summary>Adds methods; GET brings HEAD along.</summary>
    /// <param name="methods">The methods, with commas between them.</param>
    public void Add(string methods)
    {
        foreach (var method in methods.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            AddOne(method);
            if (method == "GET")
            {
                AddOne("HEAD");
            }
        }
    }

    /// <summary>The value of the Allow header: the usual methods in their order, and then the others by name.</summary>
    public override string ToString()
    {
        _methods.Sort(static (x, y) => Place(x) != Place(y) ? Place(x).CompareTo(Place(y)) : string.CompareOrdinal(x, y));
        return string.Join(", ", _methods);
    }

    private static int Place(string method) => (int)Math.Min((uint)Array.IndexOf(HttpMethodName.Known, method), 100);

    private void AddOne(string method)
    {
        if (!_methods.Contains(method))
        {
            _methods.Add(method);
        }
    }
}
