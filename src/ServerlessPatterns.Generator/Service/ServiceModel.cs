namespace ServerlessPatterns.Generator.Service;

/// <summary>The service: everything that its template is written from.</summary>
internal sealed record ServiceModel(AssemblyModel Assembly, BuildSettings Build, ServicePatterns Patterns)
{
    /// <summary>The service, or null where there is nothing to deploy.</summary>
    public static ServiceModel? Of(PatternModels patterns, BuildSettings build)
        => patterns is { Assembly: { } assembly, Patterns.IsEmpty: false } ? new ServiceModel(assembly, build, patterns.Patterns) : null;
}
