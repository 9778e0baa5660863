using ServerlessPatterns.Local.Mapping;

namespace ServerlessPatterns.EndToEnd.Tests.Crud;

/// <summary>Renders templates, and fails where what they do is nowhere documented.</summary>
internal sealed class StrictMapping(IMappingEngine engine) : IMappingEngine
{
    public async ValueTask<MappingOutput> RenderAsync(MappingInput input, CancellationToken cancellationToken)
    {
        var output = await engine.RenderAsync(input with { Missing = string.Empty }, cancellationToken);
        var other = await engine.RenderAsync(input with { Missing = null }, cancellationToken);
        return output.Unresolved.Count > 0 ? throw new MappingException($"It renders {string.Join(", ", output.Unresolved)} literally: {output.Text}")
            : output.Text != other.Text || output.Status != other.Status || !output.Headers.Order().SequenceEqual(other.Headers.Order())
                ? throw new MappingException($"It depends on whether what is missing is null or the empty text: {output} {other}")
                : output;
    }
}
