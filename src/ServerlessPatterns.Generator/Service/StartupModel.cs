namespace ServerlessPatterns.Generator.Service;

/// <summary>The [ServiceStartup] class, as C# refers to it.</summary>
internal sealed record StartupModel(string Reference);
