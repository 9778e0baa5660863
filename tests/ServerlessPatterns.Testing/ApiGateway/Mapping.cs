using ServerlessPatterns.Local.Mapping;

namespace ServerlessPatterns.Testing.ApiGateway;

/// <summary>Renders the templates of an API, and fails where what they do is nowhere documented.</summary>
internal sealed class Mapping(IMappingEngine engine)
{
    /// <param name="owner">Whose template it is.</param>
    /// <param name="input">The template, and what it reads.</param>
    /// <param name="cancellationToken">Ends the wait for the engine.</param>
    public async Task<MappingOutput> RenderAsync(string owner, MappingInput input, CancellationToken cancellationToken)
    {
        try
        {
            var output = await engine.RenderAsync(input with { Missing = string.Empty }, cancellationToken);
            var other = await engine.RenderAsync(input with { Missing = null }, cancellationToken);
            return output.Unresolved.Count > 0 ? throw new RestApiException($"{owner} renders {string.Join(", ", output.Unresolved)} literally: {output.Text}")
                : output.Text != other.Text || output.Status != other.Status || !output.Headers.Order().SequenceEqual(other.Headers.Order())
                    ? throw new RestApiException($"{owner} depends on whether what is missing is null or the empty text: {output} {other}")
                    : output;
        }
        catch (MappingException e)
        {
            throw new RestApiException($"{owner}: {e.Message}");
        }
    }
}
