using ServerlessPatterns.Generator.LoadBalancer;
using ServerlessPatterns.Generator.Queue;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Service;

/// <summary>What a pattern says of its functions' source: how they are described, and the class that knows the pattern's events.</summary>
internal abstract class HandlerSource
{
    /// <summary>What the function does, behind "which".</summary>
    public abstract string Purpose { get; }

    /// <summary>What goes in and what comes out, a sentence.</summary>
    public abstract string Exchange { get; }

    /// <summary>What the class is called in locals and fields: <c>consumer</c>.</summary>
    public abstract string Noun { get; }

    /// <summary>What comes in, in the plural.</summary>
    public abstract string Events { get; }

    /// <summary>The class inside.</summary>
    public string ClassName => char.ToUpperInvariant(Noun[0]) + Noun.Substring(1);

    /// <summary>A pattern's writer: its one line of wiring.</summary>
    public static HandlerSource Of(IFunctionPattern pattern) => pattern switch
    {
        QueueConsumerModel consumer => new QueueHandlerSource(consumer),
        LoadBalancerTargetModel target => new TargetHandlerSource(target),
        _ => throw new InvalidOperationException("A pattern that no source is known for: " + pattern.GetType().Name),
    };

    /// <summary>Writes the class inside.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="hasStartup">Whether there is a container to resolve constructor arguments from.</param>
    public abstract void WriteClass(SourceWriter writer, bool hasStartup);
}
