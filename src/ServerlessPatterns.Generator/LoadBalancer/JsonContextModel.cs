namespace ServerlessPatterns.Generator.LoadBalancer;

/// <summary>A JsonSerializerContext.</summary>
/// <param name="Reference">The class as C# refers to it.</param>
/// <param name="UsesWebDefaults">It says nothing of options, so that JsonSerializerDefaults.Web holds.</param>
internal sealed record JsonContextModel(string Reference, bool UsesWebDefaults);
