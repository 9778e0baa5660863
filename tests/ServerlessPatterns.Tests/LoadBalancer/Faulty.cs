namespace ServerlessPatterns.Tests.LoadBalancer;

/// <summary>A value that breaks while it is written.</summary>
internal sealed class Faulty
{
    public string First { get; } = new('x', 2000);

    public Faulty Second => First.Length > 0 ? throw new InvalidOperationException("secret") : this;
}
