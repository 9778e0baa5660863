using System.Collections.Concurrent;
using System.Text;
using ServerlessPatterns.Local.Mapping.Nodes;
using ServerlessPatterns.Local.Mapping.Syntax;

namespace ServerlessPatterns.Local.Mapping;

/// <summary>
/// Renders mapping templates in this process: the part of Velocity 1.7 that pattern three's generator writes, and what is cheap beside it. What else a template
/// has is refused when it is parsed. Templates are parsed once.
/// </summary>
internal sealed class VelocityEngine : IMappingEngine
{
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
    private const int MaximumTemplateBytes = 300 * 1024;

    /// <summary>How many templates are kept parsed. An API has a few for each method.</summary>
    private const int MaximumParsed = 2048;

    private readonly ConcurrentDictionary<string, Block> _parsed = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public ValueTask<MappingOutput> RenderAsync(MappingInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        var evaluation = new Evaluation(input, cancellationToken);
        Parsed(input.Template).Render(evaluation);
        return new(evaluation.Result());
    }

    private Block Parsed(string template)
    {
        if (_parsed.TryGetValue(template, out var block))
        {
            return block;
        }

        if (template.Length > MaximumTemplateBytes / 3 && Encoding.UTF8.GetByteCount(template) > MaximumTemplateBytes)
        {
            throw new MappingException(
                $"The template has {Encoding.UTF8.GetByteCount(template)} bytes; API Gateway takes {MaximumTemplateBytes} (300 KB). Split the type, or leave members out.");
        }

        block = TemplateParser.Parse(template);
        if (_parsed.Count >= MaximumParsed)
        {
            _parsed.Clear();
        }

        return _parsed[template] = block;
    }
}
