namespace ServerlessPatterns.Local.Mapping;

/// <summary>A mapping template, and what it reads.</summary>
internal sealed record MappingInput(string Template)
{
    /// <summary>The body of the request, or of the integration's answer.</summary>
    public string Body { get; init; } = string.Empty;

    /// <summary>Whether it is the template of an integration response.</summary>
    public bool IsResponse { get; init; }

    /// <summary>
    /// Whether a value may lack a method that the template asks for, as API Gateway has it: nothing is rendered then. Else it is taken for a misspelling,
    /// which it can only be where a schema has let the body through.
    /// </summary>
    public bool IsLenient { get; init; }

    /// <summary>The parameters in the path.</summary>
    public IReadOnlyDictionary<string, string> Path { get; init; } = new Dictionary<string, string>();

    /// <summary>The parameters in the query string.</summary>
    public IReadOnlyDictionary<string, string> QueryString { get; init; } = new Dictionary<string, string>();

    /// <summary>The header fields.</summary>
    public IReadOnlyDictionary<string, string> Header { get; init; } = new Dictionary<string, string>();

    /// <summary>The names that $input.params(name) may ask for.</summary>
    public IReadOnlyCollection<string> Declared { get; init; } = [];

    /// <summary>What $input.params(name) and $input.path(path) are where there is nothing: AWS documents neither null nor the empty text.</summary>
    public string? Missing { get; init; } = string.Empty;

    /// <summary>$context: texts, and dictionaries of the same kind.</summary>
    public IReadOnlyDictionary<string, object> Context { get; init; } = new Dictionary<string, object>();

    /// <summary>$stageVariables.</summary>
    public IReadOnlyDictionary<string, string> StageVariables { get; init; } = new Dictionary<string, string>();
}
