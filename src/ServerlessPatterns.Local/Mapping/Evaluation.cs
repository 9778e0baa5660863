using System.Text;
using ServerlessPatterns.Local.Mapping.Values;

namespace ServerlessPatterns.Local.Mapping;

/// <summary>One rendering of a template: its variables, what was written so far, and what was overridden.</summary>
internal sealed class Evaluation
{
    private readonly Dictionary<string, object?> _variables = new(StringComparer.Ordinal);
    private readonly List<string> _unresolved = [];
    private readonly ResponseOverride _override = new("responseOverride", ["status", "header"]);
    private readonly ResponseOverride _header = new("responseOverride.header", []);

    public Evaluation(MappingInput input, CancellationToken cancellationToken)
    {
        Input = input;
        Cancellation = cancellationToken;
        if (input.IsResponse)
        {
            _override.Values["header"] = _header;
        }
    }

    public MappingInput Input { get; }

    public CancellationToken Cancellation { get; }

    /// <summary>What has been written. A string literal with references in it is rendered to one of its own.</summary>
    public StringBuilder Output { get; set; } = new();

    /// <summary>The variables that a #foreach over null hides, the innermost last.</summary>
    public List<NullElement> NullElements { get; } = [];

    public MappingOutput Result()
    {
        string? status = null;
        if (_override.Values.TryGetValue("status", out var given))
        {
            status = JavaText.Of(given);
        }

        var headers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in _header.Values)
        {
            headers[name] = JavaText.Of(value);
        }

        return new(Output.ToString(), status, headers, _unresolved);
    }

    public void AddUnresolved(string reference) => _unresolved.Add(reference);

    public object? Get(string name)
    {
        foreach (var element in NullElements)
        {
            if (element.IsActive && element.Name == name)
            {
                return null;
            }
        }

        if (_variables.TryGetValue(name, out var value))
        {
            return value;
        }

        value = name switch
        {
            "input" => new InputVariable(Input),
            "util" => UtilVariable.Instance,
            "context" => ContextMap(),
            "stageVariables" => JavaMap.Of(Input.StageVariables, isReadOnly: true),
            _ => null,
        };
        if (value is not null)
        {
            _variables[name] = value;
        }

        return value;
    }

    public void Put(string name, object? value)
    {
        if (value is null)
        {
            foreach (var element in NullElements.Where(element => element.Name == name))
            {
                element.IsActive = true;
            }
        }

        _variables[name] = value;
    }

    public void Remove(string name)
    {
        foreach (var element in NullElements.Where(element => element.Name == name))
        {
            element.IsActive = false;
        }

        _variables[name] = null;
    }

    private JavaMap ContextMap()
    {
        var map = JavaMap.Of(Input.Context);
        if (Input.IsResponse)
        {
            map.Put("responseOverride", _override);
        }

        return map.ReadOnly();
    }
}
