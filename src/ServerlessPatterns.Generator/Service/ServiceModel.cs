using ServerlessPatterns.Generator.Queue;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Service;

/// <summary>The service: everything that its template and entry point are written from.</summary>
internal sealed record ServiceModel(AssemblyModel Assembly, BuildSettings Build, EquatableArray<QueueConsumerModel> QueueConsumers);
