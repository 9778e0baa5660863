using System.Text;
using ServerlessPatterns.Generator.CloudFormation;

namespace ServerlessPatterns.Generator.Crud.Mapping;

/// <summary>
/// A mapping template of API Gateway, in Apache Velocity, line by line. See
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
/// </summary>
internal sealed class MappingTemplate
{
    private readonly List<(string Text, bool IsSubstituted)> _lines = [];
    private readonly StringBuilder _line = new();
    private int _indentation;
    private int _variables;

    /// <summary>How many characters it has, what CloudFormation substitutes not counted.</summary>
    public int Length => _lines.Sum(line => line.Text.Length + 1);

    /// <summary>The name of a variable that the template does not have yet.</summary>
    public string NewVariable(string prefix) => prefix + (++_variables).ToString(System.Globalization.CultureInfo.InvariantCulture);

    public MappingTemplate Indent()
    {
        _indentation++;
        return this;
    }

    public MappingTemplate Unindent()
    {
        _indentation--;
        return this;
    }

    /// <summary>Adds to the line that is being written.</summary>
    public MappingTemplate Text(string text)
    {
        if (_line.Length == 0)
        {
            _line.Append(' ', _indentation * 2);
        }

        _line.Append(text);
        return this;
    }

    /// <summary>Ends the line that is being written, after some more text.</summary>
    public MappingTemplate Line(string text = "")
    {
        Text(text);
        _lines.Add((_line.ToString(), false));
        _line.Clear();
        return this;
    }

    /// <summary>A whole line in which CloudFormation replaces <c>${…}</c>.</summary>
    public MappingTemplate Substituted(string text)
    {
        _lines.Add((new string(' ', _indentation * 2) + text, true));
        return this;
    }

    /// <summary>The template as a property's value: its lines joined.</summary>
    public JsonNode ToJson()
        => _lines.Count == 1 && !_lines[0].IsSubstituted
            ? _lines[0].Text
            : new JsonObject { { "Fn::Join", new JsonArray { "\n", new JsonArray(_lines.Select(line => line.IsSubstituted ? Intrinsic.Sub(line.Text) : (JsonNode)line.Text)) } } };
}
