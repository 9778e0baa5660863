using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.Sending;

/// <summary>A sender as a class declares it, usable or not.</summary>
/// <param name="Class">The class.</param>
/// <param name="Kind">To a queue or to a topic.</param>
/// <param name="Message">The message type.</param>
/// <param name="IsParameter">By a constructor parameter, else by an attribute.</param>
/// <param name="Location">Where it is declared.</param>
internal sealed record DeclaredSender(INamedTypeSymbol Class, SenderKind Kind, ITypeSymbol Message, bool IsParameter, Location? Location)
{
    /// <summary>What the class does, as a diagnostic says it.</summary>
    public string Verb => Kind == SenderKind.Queue ? "sends" : "publishes";

    /// <summary>Reports a problem.</summary>
    /// <returns>Null, for a reader to return.</returns>
    public SenderModel? Problem(DiagnosticDescriptor rule, string problem, string remedy, ReadContext context)
    {
        context.Report(rule, Location, Class.Name, IsParameter ? $"asks for {Name(Kind)}" : $"bears {Name(Kind)}", problem, remedy);
        return null;
    }

    /// <summary>The same, by a constructor parameter.</summary>
    public string InConstructor => (this with { IsParameter = true }).Name(Kind);

    /// <summary>What would declare the message to be sent to a queue, or to a topic, in the manner of this declaration.</summary>
    public string Name(SenderKind kind) => (kind, IsParameter) switch
    {
        (SenderKind.Queue, true) => $"IQueueSender<{Message.Display()}>",
        (SenderKind.Queue, false) => $"[Sends(typeof({Message.Display()}))]",
        (_, true) => $"ITopicPublisher<{Message.Display()}>",
        (_, false) => $"[Publishes(typeof({Message.Display()}))]",
    };
}
