namespace ServerlessPatterns.Local.Mapping;

/// <summary>What renders mapping templates as API Gateway does.</summary>
internal interface IMappingEngine
{
    /// <summary>Renders a template.</summary>
    /// <exception cref="MappingException">API Gateway's engine does not do what the template asks for.</exception>
    ValueTask<MappingOutput> RenderAsync(MappingInput input, CancellationToken cancellationToken);
}
