using ServerlessPatterns.Generator.Sending;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Service;

/// <summary>What every pattern's function has: its class, its settings, how the class is made, what its role may do, what it sends.</summary>
internal sealed record FunctionModel(
    ClassName Class,
    int TimeoutSeconds,
    int MemoryMegabytes,
    int? ReservedConcurrency,
    EquatableArray<ConstructorArgument> Constructor,
    Disposal Disposal,
    EquatableArray<AllowedAction> AllowedActions,
    EquatableArray<SenderModel> Senders);
