using ServerlessPatterns.Local.Mapping;

namespace ServerlessPatterns.Testing.ApiGateway;

/// <summary>Renders every template twice, and fails where the engine that is tested makes another thing of it than the one that it goes by.</summary>
/// <param name="reference">The one that it goes by, whose answers these are.</param>
/// <param name="tested">The one that is tested.</param>
internal sealed class AgreeingEngines(IMappingEngine reference, IMappingEngine tested) : IMappingEngine
{
    private int _renderings;

    /// <summary>How many templates both have rendered, or refused.</summary>
    public int Renderings => _renderings;

    public async ValueTask<MappingOutput> RenderAsync(MappingInput input, CancellationToken cancellationToken)
    {
        var (expected, refusal) = await TryAsync(reference, input, cancellationToken);
        var (actual, problem) = await TryAsync(tested, input, cancellationToken);
        Interlocked.Increment(ref _renderings);
        return expected is null != actual is null || (expected is not null && Text(expected) != Text(actual!))
            ? throw new InvalidOperationException(
                $"""
                The engines of mapping templates do not agree.
                Expected: {(expected is null ? refusal!.Message : Text(expected))}
                Actual:   {(actual is null ? problem!.Message : Text(actual))}
                Lenient:  {input.IsLenient}
                Body:     {input.Body}
                Template: {input.Template}
                """)
            : expected ?? throw refusal!;
    }

    private static async Task<(MappingOutput? Output, MappingException? Refusal)> TryAsync(IMappingEngine engine, MappingInput input, CancellationToken cancellationToken)
    {
        try
        {
            return (await engine.RenderAsync(input, cancellationToken), null);
        }
        catch (MappingException e)
        {
            return (null, e);
        }
    }

    private static string Text(MappingOutput output)
        => $"status {output.Status ?? "of its own"}, headers [{string.Join("; ", output.Headers.Select(header => $"{header.Key}: {header.Value}").Order(StringComparer.Ordinal))}], unresolved [{string.Join("; ", output.Unresolved)}], text {output.Text}";
}
